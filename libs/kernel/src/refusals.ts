import { DomainError, type FieldFault } from './domain-error.js';

/** Absent, or somebody else's: the two are told apart to nobody. */
export class NotFound extends DomainError {
  readonly code = 'not-found';

  constructor(thing: string, id: string) {
    super(`There is no ${thing} ${id}`);
  }
}

/** The record is in reach, and the command names a country or organisation that is not the actor's. */
export class NotYours extends DomainError {
  readonly code = 'not-yours';

  constructor(message: string, faults: readonly FieldFault[] = []) {
    super(message, faults);
  }
}

export class AlreadyExists extends DomainError {
  readonly code = 'already-exists';

  constructor(thing: string, id: string) {
    super(`The ${thing} ${id} exists with other content`);
  }
}

/** A change that does not say which version it was decided on. */
export class PreconditionRequired extends DomainError {
  readonly code = 'precondition-required';

  constructor(thing: string, id: string) {
    super(`A change of the ${thing} ${id} must name the version it was decided on`);
  }
}

export class StaleVersion extends DomainError {
  readonly code = 'stale-version';

  constructor(thing: string, id: string, expected: number, present: number) {
    super(`The ${thing} ${id} is at version ${present}, the change was decided on version ${expected}`);
  }
}

/** The key of a command that was carried out, on another command. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency-key-reused';

  constructor(thing: string, id: string) {
    super(`The Idempotency-Key belongs to another change of the ${thing} ${id}`);
  }
}

/** Something this service cannot work without does not answer; the same command may succeed later. */
export class DependencyUnavailable extends DomainError {
  readonly code = 'dependency-unavailable';

  constructor(dependency: string, options?: ErrorOptions) {
    super(`The ${dependency} does not answer`, [], options);
  }
}
