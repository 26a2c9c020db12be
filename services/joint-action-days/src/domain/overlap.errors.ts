import { DomainError, type OverlapStatus } from '@entente/kernel';

/** It was confirmed or refused; whoever thinks otherwise undoes that first, with a reason. */
export class OverlapIsDecided extends DomainError {
  readonly code = 'overlap-is-decided';

  constructor(
    readonly id: string,
    otherId: string,
    status: OverlapStatus,
  ) {
    super(`that results ${id} and ${otherId} are the same was ${status}; undoing that takes a reason`);
  }
}

export class OverlapAlreadyAnswered extends DomainError {
  readonly code = 'overlap-already-answered';

  constructor(
    readonly id: string,
    otherId: string,
  ) {
    super(`of results ${id} and ${otherId} the same was said before; the other side answers`);
  }
}

export class NothingAnswered extends DomainError {
  readonly code = 'nothing-answered';

  constructor(
    readonly id: string,
    otherId: string,
  ) {
    super(`nobody has said of result ${id} whether it is the same as ${otherId}`);
  }
}

/** A result steps back behind one other, which counts itself. */
export class StepsBackAlready extends DomainError {
  readonly code = 'steps-back-already';

  constructor(readonly id: string) {
    super(`result ${id} steps back behind another one already`);
  }
}

/** A result that steps back, as whoever undoes that names it. */
export interface SteppingBack {
  readonly id: string;
  readonly jointActionDayId: string;
  readonly version: number;
}

/**
 * Another result steps back behind it: where it stepped back itself, that one would step back behind nothing. It is
 * named to those whose country has answered on it.
 */
export class CountsForAnother extends DomainError {
  readonly code = 'counts-for-another';

  constructor(
    readonly id: string,
    behind?: SteppingBack,
  ) {
    const other = behind
      ? `result ${behind.id} (version ${behind.version}) of operation ${behind.jointActionDayId}`
      : 'another one';
    super(`result ${id} counts for ${other}, which steps back behind it; that is undone first`);
  }
}
