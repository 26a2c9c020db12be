import { DomainError } from '@entente/kernel';

/** There is no decision on this figure that could be taken back. */
export class NothingDecided extends DomainError {
  readonly code = 'nothing-decided';

  constructor(
    readonly jointActionDayId: string,
    readonly indicator: string,
  ) {
    super(`in joint action day ${jointActionDayId} the figure of ${indicator} follows the rule already`);
  }
}

/** What does not go together is kept with the closure, and why it was closed all the same. */
export class ReasonRequired extends DomainError {
  readonly code = 'reason-required';

  constructor(
    readonly jointActionDayId: string,
    readonly findings: number,
  ) {
    const what = findings === 1 ? '1 finding' : `${findings} findings`;
    super(`joint action day ${jointActionDayId} has ${what}; closing it all the same takes a reason`, [
      { pointer: '/reason', detail: `must say why it is closed with ${what}` },
    ]);
  }
}
