import {
  datesOfParty,
  datesOfWhole,
  type AgreementDates,
  type PartyDates,
  type ResolvedDates,
} from './agreement-dates.js';
import type { StateBasis } from './agreements.js';
import { latestDay, type LocalDate, type PartialDate } from './partial-date.js';

/** The states that dates lead to. */
export const AGREEMENT_STATES = [
  'planned',
  'negotiating',
  'signed',
  'in-force',
  'suspended',
  'expired',
  'terminated',
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** The state of an agreement on a day. `state` is a stated value verbatim where `basis` says so, `null` where nobody knows. */
export type StateOnDay =
  | { readonly state: AgreementState; readonly basis: Extract<StateBasis, 'dates'> }
  | { readonly state: string; readonly basis: Extract<StateBasis, 'stated'> }
  | { readonly state: null; readonly basis: Extract<StateBasis, 'unknown'> };

/** How far towards its end a state is: 0 planned, 1 negotiating, 2 signed, 3 in force in one way or another, 4 over. */
export type Step = 0 | 1 | 2 | 3 | 4;

const STEPS: ReadonlyMap<string, Step> = new Map([
  ['planned', 0],
  ['negotiating', 1],
  ['in-negotiation', 1],
  ['signed', 2],
  ['expired', 4],
  ['terminated', 4],
  ['ended', 4],
  ['completed', 4],
]);

/** Of a state or a stated value. Any other word (`ongoing`, `adopted`, `renewed`) is said of what has taken effect. */
export function stepOf(state: string): Step {
  return STEPS.get(state) ?? (state.startsWith('ended-') ? 4 : 3);
}

/** Of the agreement as a whole. docs/decisions/0012 has the rule. */
export function stateOn(agreement: AgreementDates, day: LocalDate): StateOnDay {
  return derive(datesOfWhole(agreement), day);
}

/** Of one of its parties. */
export function partyStateOn(agreement: AgreementDates, party: PartyDates, day: LocalDate): StateOnDay {
  return derive(datesOfParty(agreement, party), day);
}

/** Whether a date has come for certain: one of which only the month or year is known comes with its last day. */
export function hasCome(date: PartialDate | undefined, day: LocalDate): boolean {
  return date !== undefined && latestDay(date) <= day;
}

function derive(dates: ResolvedDates, day: LocalDate): StateOnDay {
  const settled = over(dates, day) ?? inEffect(dates, day);
  if (settled) return byDates(settled);

  const { least, most } = bounds(dates, day);
  const stated = statedBy(dates, day);
  if (stated !== undefined && least < most && least <= stepOf(stated) && stepOf(stated) <= most) {
    return { state: stated, basis: 'stated' };
  }
  const awaited = most < 3;
  return least > 0 || awaited ? byDates((['planned', 'negotiating', 'signed'] as const)[least]) : UNKNOWN;
}

const UNKNOWN: StateOnDay = { state: null, basis: 'unknown' };

function byDates(state: AgreementState): StateOnDay {
  return { state, basis: 'dates' };
}

function over({ expiresOn, terminatedOn }: ResolvedDates, day: LocalDate): AgreementState | undefined {
  const [expired, terminated] = [hasCome(expiresOn, day), hasCome(terminatedOn, day)];
  if (expired && terminated)
    return latestDay(expiresOn!) < latestDay(terminatedOn!) ? 'expired' : 'terminated';
  if (terminated) return 'terminated';
  return expired ? 'expired' : undefined;
}

/** A suspension that is over proves that the text was in force, whenever that began. */
function inEffect({ inForceFrom, suspensions }: ResolvedDates, day: LocalDate): AgreementState | undefined {
  const begun = suspensions.filter(({ from }) => hasCome(from, day));
  if (begun.some(({ until }) => !hasCome(until, day))) return 'suspended';
  return begun.length > 0 || hasCome(inForceFrom, day) ? 'in-force' : undefined;
}

/** How far it has certainly come, and how far it can have come at most while the next known date lies ahead. */
function bounds(
  { negotiatingFrom, signedOn, inForceFrom, expiresOn, terminatedOn }: ResolvedDates,
  day: LocalDate,
): { readonly least: 0 | 1 | 2; readonly most: Step } {
  const least = hasCome(signedOn, day) ? 2 : hasCome(negotiatingFrom, day) ? 1 : 0;
  const awaited = [negotiatingFrom, signedOn, inForceFrom].findIndex(
    (date, step) => step >= least && date !== undefined,
  );
  if (awaited >= 0) return { least, most: awaited as Step };
  return { least, most: expiresOn === undefined && terminatedOn === undefined ? 4 : 3 };
}

/** What was reported says nothing of the days before. */
function statedBy({ statedStatus }: ResolvedDates, day: LocalDate): string | undefined {
  if (statedStatus === undefined) return undefined;
  const { value, on } = statedStatus;
  return on === undefined || hasCome(on, day) ? value : undefined;
}
