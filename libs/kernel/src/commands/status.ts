import { DomainError } from '../domain-error.js';

/** The record is in a state in which this cannot happen to it. */
export class StatusDoesNotAllow extends DomainError {
  readonly code = 'status-does-not-allow';

  constructor(
    thing: string,
    readonly id: string,
    readonly status: string,
    wish: string,
  ) {
    super(`${thing} ${id} is ${status} and cannot ${wish}`);
  }
}

/** Only a published record's state is told; everybody else moves it with the transitions. */
export class StatusIsNotYours extends DomainError {
  readonly code = 'status-is-not-a-field';

  constructor(thing: string) {
    super(`the status of a ${thing} changes by its transitions`, [
      { pointer: '/status', detail: 'is taken from a registrar only' },
    ]);
  }
}
