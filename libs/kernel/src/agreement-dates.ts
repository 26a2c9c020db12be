import type { AgreementType } from './agreements.js';
import { earliestDate, latestDate, latestDay, type PartialDate } from './partial-date.js';

/** As somebody reported it, in their word. */
export interface StatedStatus {
  readonly value: string;
  readonly on?: PartialDate | undefined;
}

export interface Suspension {
  readonly from: PartialDate;
  /** The day on which it is in force again. */
  readonly until?: PartialDate | undefined;
}

/** What one party did, where it is known apart from the others. */
export interface PartyDates {
  readonly signedOn?: PartialDate | undefined;
  readonly ratifiedOn?: PartialDate | undefined;
  readonly inForceFrom?: PartialDate | undefined;
  readonly withdrawnOn?: PartialDate | undefined;
}

/** What the state of an agreement is derived from. Each date is the first day of what it names. */
export interface AgreementDates {
  readonly type: AgreementType;
  /** A text that does not bind takes effect on its signature. */
  readonly binding?: boolean | undefined;
  readonly negotiatingFrom?: PartialDate | undefined;
  readonly signedOn?: PartialDate | undefined;
  readonly inForceFrom?: PartialDate | undefined;
  readonly expiresOn?: PartialDate | undefined;
  /** With it, the term is prolonged again and again, until somebody terminates it. */
  readonly renewal?: { readonly tacit: boolean } | undefined;
  readonly terminatedOn?: PartialDate | undefined;
  readonly suspensions: readonly Suspension[];
  readonly statedStatus?: StatedStatus | undefined;
  readonly parties: readonly PartyDates[];
}

/** The dates of one text or of one party's part in it, with what follows from the others written out. */
export type ResolvedDates = Omit<AgreementDates, 'type' | 'binding' | 'renewal' | 'parties'>;

/** Of the whole: what every party has done, and of two parties the withdrawal of one, is done by all. */
export function datesOfWhole(agreement: AgreementDates): ResolvedDates {
  const { type, binding, parties, terminatedOn, suspensions, statedStatus, negotiatingFrom } = agreement;
  const together = type !== 'multilateral-instrument' && type !== 'agreement-group';
  const signedOn = agreement.signedOn ?? whenAllHave(parties.map((party) => party.signedOn));
  const ofAll = together ? whenAllHave(parties.map((party) => party.inForceFrom)) : undefined;
  const withdrawn = parties.flatMap((party) => party.withdrawnOn ?? []);
  return {
    negotiatingFrom,
    signedOn,
    inForceFrom: agreement.inForceFrom ?? ofAll ?? (binding === false ? signedOn : undefined),
    expiresOn: agreement.renewal?.tacit === true ? undefined : agreement.expiresOn,
    terminatedOn: terminatedOn ?? (together && parties.length === 2 ? earliestDate(withdrawn) : undefined),
    suspensions,
    statedStatus,
  };
}

/** Of one party: its own dates, and the whole's where they speak for every party. */
export function datesOfParty(agreement: AgreementDates, party: PartyDates): ResolvedDates {
  const whole = datesOfWhole(agreement);
  const ownEffect = party.inForceFrom ?? (agreement.binding === false ? party.signedOn : undefined);
  const own =
    agreement.type === 'multilateral-instrument' ? apart(whole, party, ownEffect) : within(whole, party);
  return {
    ...own,
    expiresOn: whole.expiresOn,
    terminatedOn: earliestDate([whole.terminatedOn, party.withdrawnOn]),
    suspensions: suspensionsSince(ownEffect ?? party.signedOn, own.suspensions),
  };
}

/** A multilateral instrument says nothing of a party that has not acted, and binds none before it is in force. */
function apart(
  whole: ResolvedDates,
  { signedOn }: PartyDates,
  effect: PartialDate | undefined,
): ResolvedDates {
  if (effect === undefined) return { signedOn, suspensions: [] };
  const inForceFrom = latestDate([effect, whole.inForceFrom]);
  return { signedOn, inForceFrom, suspensions: whole.suspensions };
}

function within(whole: ResolvedDates, party: PartyDates): ResolvedDates {
  const { signedOn, inForceFrom } = whole;
  return {
    ...whole,
    signedOn: party.signedOn ?? signedOn,
    inForceFrom: party.inForceFrom ?? (inForceFrom && latestDate([inForceFrom, party.signedOn])),
  };
}

/** Who joined later was not suspended before. */
function suspensionsSince(
  joined: PartialDate | undefined,
  suspensions: readonly Suspension[],
): readonly Suspension[] {
  if (joined === undefined) return suspensions;
  return suspensions
    .filter(({ until }) => until === undefined || latestDay(until) > latestDay(joined))
    .map(({ from, until }) => ({ from: latestDate([from, joined]) ?? from, until }));
}

function whenAllHave(dates: readonly (PartialDate | undefined)[]): PartialDate | undefined {
  return dates.length > 0 && !dates.includes(undefined) ? latestDate(dates) : undefined;
}
