import { DomainError } from '@entente/kernel';

export class StatusDoesNotAllow extends DomainError {
  readonly code = 'status-does-not-allow';

  constructor(
    readonly id: string,
    readonly status: string,
    wish: string,
  ) {
    super(`joint action day ${id} is ${status} and cannot ${wish}`);
  }
}

/** Only a published operation's state is told; everybody else moves it with the transitions. */
export class StatusIsNotYours extends DomainError {
  readonly code = 'status-is-not-a-field';

  constructor() {
    super('the status of an operation changes by its transitions', [
      { pointer: '/status', detail: 'is taken from a registrar only' },
    ]);
  }
}
