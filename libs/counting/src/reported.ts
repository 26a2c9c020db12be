import type {
  AttributionRole,
  CountryCode,
  Group,
  LocalDate,
  Offence,
  OverlapStatus,
  Precision,
} from '@entente/kernel';
import type { CountedResult } from './counted-result.js';
import type { Participants } from './participants.js';
import { excusedCountries, type Invited, type ParticipantName } from './participation.js';

/** A reported result as it is kept and published, as far as counting reads it. */
export interface ReportedFigureLike {
  readonly id: string;
  readonly jointActionDayId?: string;
  readonly status: 'provisional' | 'confirmed' | 'withdrawn';
  readonly scope: 'country' | 'operation';
  readonly country?: CountryCode;
  readonly reportingService?: string;
  readonly place?: { readonly region?: string };
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly precision: Precision;
  readonly counting: 'increment' | 'running-total';
  readonly offence: Offence;
  readonly group?: Group;
  readonly breakdownOf?: string;
  readonly breakdownLabel?: string;
  readonly partsComplete?: boolean;
  readonly alternativeTo?: string;
  readonly retained?: { readonly at: string };
  readonly notCounted?: object;
  readonly attributions?: readonly { readonly country?: CountryCode; readonly role: AttributionRole }[];
  readonly overlaps?: readonly OverlapLike[];
  readonly cutOff?: { readonly at?: string };
  readonly statedOn?: LocalDate;
  readonly day?: LocalDate;
  readonly loggedAt: string;
}

/** What was said of a result and another one that may be the same. */
export interface OverlapLike {
  readonly with: { readonly id: string; readonly jointActionDayId: string };
  readonly status: OverlapStatus;
  readonly answers?: readonly { readonly country: CountryCode }[];
}

/** An operation as it is kept and published, as far as counting reads it. */
export interface OperationLike {
  readonly participants: readonly ParticipantName[];
  /** Absent where nobody was invited: then whoever is listed takes part. */
  readonly participation?: readonly Invited[];
  readonly leadCountry?: CountryCode;
  readonly coLeadCountries: readonly CountryCode[];
  readonly listComplete: boolean;
  readonly participantCounts?: { readonly eu?: number; readonly nonEu?: number; readonly total?: number };
}

export function countedResult(reported: ReportedFigureLike, version: number): CountedResult {
  const { status, place, notCounted, retained, cutOff, statedOn, day, ...others } = reported;
  const { attributions, overlaps, jointActionDayId, ...same } = others;
  return {
    ...same,
    version,
    ...steppingBack(overlaps, { jointActionDayId, country: same.country }),
    ...carriedOutBy(attributions, same.country),
    ...(place?.region === undefined ? {} : { region: place.region }),
    ...(retained && { retainedAt: new Date(retained.at).toISOString() }),
    notCounted: notCounted !== undefined,
    withdrawn: status === 'withdrawn',
    provisional: status === 'provisional',
    statedAt: statedAt(cutOff?.at, statedOn ?? day, same.loggedAt),
    dated: (cutOff?.at ?? statedOn ?? day) !== undefined,
  };
}

function steppingBack(
  overlaps: ReportedFigureLike['overlaps'],
  own: { readonly jointActionDayId: string | undefined; readonly country: CountryCode | undefined },
): Pick<CountedResult, 'stepsBackBehind'> {
  const confirmed = overlaps?.find(({ status }) => status === 'confirmed');
  if (!confirmed) return {};
  const { id, jointActionDayId: elsewhere } = confirmed.with;
  const country = otherCountry(confirmed, own.country);
  const isElsewhere = elsewhere !== own.jointActionDayId;
  return {
    stepsBackBehind: { id, ...(isElsewhere && { elsewhere }), ...(country !== undefined && { country }) },
  };
}

/** Everybody concerned has answered: where only one country did, both results are its own. */
function otherCountry({ answers = [] }: OverlapLike, own: CountryCode | undefined): CountryCode | undefined {
  return (answers.find(({ country }) => country !== own) ?? answers[0])?.country;
}

function carriedOutBy(
  attributions: ReportedFigureLike['attributions'],
  own: CountryCode | undefined,
): Pick<CountedResult, 'carriedOutBy'> {
  const carriers = (attributions ?? []).flatMap(({ role, country }) =>
    role === 'carried-out' && country !== undefined && country !== own ? [country] : [],
  );
  return carriers.length > 0 ? { carriedOutBy: [...new Set(carriers)].sort() } : {};
}

/** One spelling for one instant. A day without an hour stands for what was known when it ended. */
function statedAt(cutOffAt: string | undefined, day: LocalDate | undefined, loggedAt: string): string {
  if (cutOffAt !== undefined) return new Date(cutOffAt).toISOString();
  return day === undefined ? new Date(loggedAt).toISOString() : `${day}T23:59:59.999Z`;
}

/** The countries that take part. Lead and co-leads do, whether or not the list names them. */
export function participatingCountries({
  participants,
  leadCountry,
  coLeadCountries,
}: OperationLike): readonly CountryCode[] {
  const named = [leadCountry, ...coLeadCountries, ...participants.map(({ country }) => country)];
  return [...new Set(named.filter((country) => country !== undefined))].sort();
}

/** Who is expected to answer: those that take part, but for those that declined or left. */
export function participantsOf(operation: OperationLike): Participants {
  const statedTotal = statedNumber(operation.participantCounts);
  const excused = excusedCountries(operation);
  const countries = participatingCountries(operation);
  return {
    countries: excused.length === 0 ? countries : countries.filter((country) => !excused.includes(country)),
    listComplete: operation.listComplete,
    ...(statedTotal === undefined ? {} : { statedTotal }),
    ...(excused.length > 0 && { excused }),
  };
}

function statedNumber(counts: OperationLike['participantCounts']): number | undefined {
  if (counts?.total !== undefined) return counts.total;
  return counts?.eu === undefined || counts.nonEu === undefined ? undefined : counts.eu + counts.nonEu;
}
