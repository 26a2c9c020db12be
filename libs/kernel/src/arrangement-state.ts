import type { StatedStatus } from './agreement-dates.js';
import { hasCome, stepOf } from './agreement-state.js';
import type { StateBasis } from './agreements.js';
import type { LocalDate, PartialDate } from './partial-date.js';

/** What the state of an arrangement is derived from: mostly what somebody reported. */
export interface ArrangementDates {
  readonly since?: PartialDate | undefined;
  /** The first day on which it is over. */
  readonly until?: PartialDate | undefined;
  readonly reportedState?: StatedStatus | undefined;
}

/** The state of an arrangement on a day: the reported one verbatim, unless its dates say that it is over or has not begun. */
export function arrangementStateOn(
  { since, until, reportedState }: ArrangementDates,
  day: LocalDate,
): { readonly state: string | null; readonly basis: StateBasis } {
  if (hasCome(until, day)) return { state: 'ended', basis: 'dates' };
  const begun = hasCome(since, day);
  if (since !== undefined && !begun) return { state: 'planned', basis: 'dates' };
  if (reportedState && (reportedState.on === undefined || hasCome(reportedState.on, day))) {
    const { value } = reportedState;
    const contradicted = (begun && stepOf(value) === 0) || (until !== undefined && stepOf(value) === 4);
    if (!contradicted) return { state: value, basis: 'stated' };
  }
  return begun ? { state: 'ongoing', basis: 'dates' } : { state: null, basis: 'unknown' };
}
