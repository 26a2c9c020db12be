import { DomainError, type CountryCode } from '@entente/kernel';

export class ResultIsWithdrawn extends DomainError {
  readonly code = 'result-is-withdrawn';

  constructor(readonly id: string) {
    super(`result ${id} was withdrawn`);
  }
}

export class ResultIsConfirmed extends DomainError {
  readonly code = 'result-is-confirmed';

  constructor(readonly id: string) {
    super(`result ${id} is confirmed; it changes by a correction, with a reason`);
  }
}

/** Four eyes: a value is not confirmed by the person who gave it. */
export class ConfirmerLoggedIt extends DomainError {
  readonly code = 'confirmer-logged-it';

  constructor(readonly id: string) {
    super(`result ${id} must be confirmed by somebody who did not log it`);
  }
}

export class CountryNotParticipating extends DomainError {
  readonly code = 'country-not-participating';

  constructor(
    readonly jointActionDayId: string,
    country: CountryCode,
  ) {
    super(`${country} does not take part in joint action day ${jointActionDayId}`, [
      { pointer: '/country', detail: 'must be one of the participants' },
    ]);
  }
}

export class OperationNotReporting extends DomainError {
  readonly code = 'operation-not-reporting';

  constructor(
    readonly jointActionDayId: string,
    readonly status: string,
  ) {
    super(`joint action day ${jointActionDayId} is ${status}; results are logged once it runs`);
  }
}

export class ResultIsSetAside extends DomainError {
  readonly code = 'result-is-set-aside';

  constructor(readonly id: string) {
    super(`result ${id} is set aside; it stays visible and outside every sum`);
  }
}

/** It stands already: as the first value, by an earlier decision, or because there is no other. */
export class AlreadyRetained extends DomainError {
  readonly code = 'already-retained';

  constructor(readonly id: string) {
    super(`result ${id} is the value that stands`);
  }
}

/**
 * A value was retained that is a second value of this one: as a second value of yet another, this one would bring that
 * under a decision that nobody made on it.
 */
export class ValuesAreDecided extends DomainError {
  readonly code = 'values-are-decided';

  constructor(readonly id: string) {
    super(`a second value of result ${id} was retained`, [
      { pointer: '/alternativeTo', detail: 'must stay as it was when that was decided' },
    ]);
  }
}

/** A second figure for the whole, for the same thing, is a second value: it says so with `alternativeTo`. */
export class FigureAlreadyStated extends DomainError {
  readonly code = 'figure-already-stated';

  constructor(readonly jointActionDayId: string) {
    super(
      `joint action day ${jointActionDayId} already has a figure of the whole for this indicator, offence and group`,
      [{ pointer: '/alternativeTo', detail: 'names the figure that this one is a second value of' }],
    );
  }
}
