import type { CountryCode, Group, LocalDate, Offence, Precision } from '@entente/kernel';
import type { CountedResult } from './counted-result.js';
import type { Participants } from './participants.js';

/** A reported result as it is kept and published, as far as counting reads it. */
export interface ReportedFigureLike {
  readonly id: string;
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
  readonly notCounted?: object;
  readonly cutOff?: { readonly at?: string };
  readonly statedOn?: LocalDate;
  readonly day?: LocalDate;
  readonly loggedAt: string;
}

/** An operation as it is kept and published, as far as counting reads it. */
export interface OperationLike {
  readonly participants: readonly { readonly country?: CountryCode }[];
  readonly leadCountry?: CountryCode;
  readonly coLeadCountries: readonly CountryCode[];
  readonly listComplete: boolean;
  readonly participantCounts?: { readonly eu?: number; readonly nonEu?: number; readonly total?: number };
}

export function countedResult(reported: ReportedFigureLike, version: number): CountedResult {
  const { status, place, notCounted, cutOff, statedOn, day, ...same } = reported;
  return {
    ...same,
    version,
    ...(place?.region === undefined ? {} : { region: place.region }),
    notCounted: notCounted !== undefined,
    withdrawn: status === 'withdrawn',
    provisional: status === 'provisional',
    statedAt: statedAt(cutOff?.at, statedOn ?? day, same.loggedAt),
  };
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

export function participantsOf(operation: OperationLike): Participants {
  const statedTotal = statedNumber(operation.participantCounts);
  return {
    countries: participatingCountries(operation),
    listComplete: operation.listComplete,
    ...(statedTotal === undefined ? {} : { statedTotal }),
  };
}

function statedNumber(counts: OperationLike['participantCounts']): number | undefined {
  if (counts?.total !== undefined) return counts.total;
  return counts?.eu === undefined || counts.nonEu === undefined ? undefined : counts.eu + counts.nonEu;
}
