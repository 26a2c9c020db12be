import { DomainError, type FieldFault } from '@entente/kernel';

export class MalformedJson extends DomainError {
  readonly code = 'malformed-json';

  constructor() {
    super('The body is not JSON in UTF-8');
  }
}

export class MalformedId extends DomainError {
  readonly code = 'malformed-id';

  constructor(name: string) {
    super(`${name} must be a UUID in lower case`, [
      { pointer: `/${name}`, detail: 'must be a UUID in lower case' },
    ]);
  }
}

export class MalformedIfMatch extends DomainError {
  readonly code = 'malformed-if-match';

  constructor() {
    super('If-Match must be one version in quotation marks, like "7"');
  }
}

export class MalformedIdempotencyKey extends DomainError {
  readonly code = 'malformed-idempotency-key';

  constructor() {
    super('Idempotency-Key must be 1 to 200 printable ASCII characters');
  }
}

/** Well-formed, and a field or query key breaks its declared rule, is missing or unknown. */
export class InvalidFields extends DomainError {
  readonly code = 'invalid-field';

  constructor(where: 'body' | 'query', faults: readonly FieldFault[]) {
    super(`The ${where} breaks ${faults.length === 1 ? 'a rule' : 'rules'} of its fields`, faults);
  }
}
