/** Where in a command's body a rule was broken, as a JSON pointer, and what the rule asks for. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/**
 * A fact that refuses a command. `code` is stable and kebab-case: clients match on it, and each service's
 * table of problems gives it an HTTP status. The message names the thing and the rule, never a person.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  readonly faults: readonly FieldFault[];

  constructor(message: string, faults: readonly FieldFault[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.faults = faults;
  }
}

/** A value that is well-formed JSON and still breaks a rule of its field. */
export class InvalidField extends DomainError {
  readonly code = 'invalid-field';

  constructor(pointer: string, detail: string) {
    super(`${pointer} ${detail}`, [{ pointer, detail }]);
  }
}
