import { DomainError } from '@entente/kernel';

/** Somebody else changed the aggregate first. */
export class VersionConflict extends DomainError {
  readonly code = 'version-conflict';

  constructor(
    readonly aggregateType: string,
    readonly id: string,
    readonly expectedVersion: number,
    options?: ErrorOptions,
  ) {
    super(`${aggregateType} ${id} is no longer at version ${expectedVersion}`, [], options);
  }
}

/** Another aggregate already holds the values that the named unique index keeps apart. */
export class UniqueViolation extends DomainError {
  readonly code = 'unique-violation';

  constructor(
    readonly aggregateType: string,
    readonly index: string,
    options?: ErrorOptions,
  ) {
    super(`another ${aggregateType} holds the same values of ${index}`, [], options);
  }
}

export class EventTooLarge extends DomainError {
  readonly code = 'event-too-large';

  /** Sizes in bytes of JSON as UTF-8. */
  constructor(
    readonly type: string,
    readonly size: number,
    readonly limit: number,
  ) {
    super(`the event ${type} would have ${size} bytes, more than ${limit}`);
  }
}

/** The database did not finish in time; whether the change was stored is not known. */
export class TransactionTimedOut extends Error {
  constructor(timeoutMs: number, options?: ErrorOptions) {
    super(`the transaction was not committed within ${timeoutMs} ms`, options);
    this.name = 'TransactionTimedOut';
  }
}

/** So many changes were not stored in time; whether they were is not known. Fewer at once may be. */
export class TooManyChangesAtOnce extends DomainError {
  readonly code = 'too-many-changes-at-once';

  constructor(
    readonly changes: number,
    options?: ErrorOptions,
  ) {
    super(`${changes} records were not changed in time`, [], options);
  }
}
