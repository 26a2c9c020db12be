import {
  countedResult,
  countableValues,
  operationFigures,
  type CountedResult,
  type ParticipantName,
} from '@entente/counting';
import { isLocalDate, type ParticipationStatus, type VersionedState } from '@entente/kernel';
import { askedParticipants, type AskedParticipant } from './asked.js';
import type { CannotSay } from './cannot-say.js';
import type { JointActionDayState } from './joint-action-day.js';
import { nameOnly } from './participant.js';
import { invitationOf } from './participation.js';
import type { ReportedResultState } from './reported-result.js';

export const RESPONSE_STATES = ['reported', 'not-yet-reported', 'cannot-say', 'not-asked'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** What one participant says to one indicator. A nil return is a value: it is reported. */
export interface IndicatorResponse {
  readonly indicator: string;
  readonly state: ResponseState;
  /** UTC, ISO 8601; absent where nobody knows. */
  readonly since?: string;
  readonly reason?: string;
  /** How many results it gave. */
  readonly results?: number;
}

export interface ParticipantResponse extends ParticipantName {
  readonly participation?: ParticipationStatus;
  readonly indicators: readonly IndicatorResponse[];
}

/** What each participant says to each indicator that somebody is asked for, and to what else it reported. */
export function responsesOf(
  day: JointActionDayState,
  results: readonly VersionedState<ReportedResultState>[],
): readonly ParticipantResponse[] {
  const counted = results.map((result) => countedResult(result, result.version));
  const ofCountry = Map.groupBy(counted, ({ country }) => country);
  const asked = askedParticipants(day);
  const columns = [...new Set(asked.flatMap(({ indicators }) => indicators))];
  return asked.map((one) => ({
    ...nameOnly(one.participant),
    ...(one.participation && { participation: one.participation.status }),
    indicators: responsesOfOne(day, one, columns, ofCountry.get(one.participant.country) ?? []),
  }));
}

function responsesOfOne(
  day: JointActionDayState,
  asked: AskedParticipant,
  columns: readonly string[],
  results: readonly CountedResult[],
): readonly IndicatorResponse[] {
  const reported = reportedBy(asked.participant, results);
  const declared = declaredBy(asked.participant, day.cannotSay ?? []);
  const further = [...new Set([...reported.keys(), ...declared.keys()])].filter(
    (indicator) => !columns.includes(indicator),
  );
  const due = dueSince(day, asked.participation && invitationOf(asked.participation));
  return [...columns, ...further.sort()].map((indicator): IndicatorResponse => {
    const given = reported.get(indicator);
    if (given) return { indicator, state: 'reported', since: firstOf(given), results: given.length };
    const declaration = declared.get(indicator);
    if (declaration) {
      return { indicator, state: 'cannot-say', since: declaration.since, reason: declaration.reason };
    }
    if (!asked.indicators.includes(indicator)) return { indicator, state: 'not-asked' };
    return { indicator, state: 'not-yet-reported', ...(due !== undefined && { since: due }) };
  });
}

/**
 * What counts as an answer is decided by the rules of counting: a part, or a figure of a region, is none. A body's own
 * figure is in no sum, and answers all the same.
 */
function reportedBy(
  participant: ParticipantName,
  results: readonly CountedResult[],
): ReadonlyMap<string, readonly CountedResult[]> {
  const own = results.filter((result) => isOf(participant, result));
  if (participant.country === undefined) {
    return Map.groupBy(own.filter(isFigureOfItsOwn), ({ indicator }) => indicator);
  }
  const figures = operationFigures(own, { countries: [], listComplete: false });
  const answered = new Set(figures.map(({ indicator }) => indicator));
  const given = countableValues(own).filter(({ region }) => region === undefined);
  return Map.groupBy(
    given.filter(({ indicator }) => answered.has(indicator)),
    ({ indicator }) => indicator,
  );
}

/**
 * What a country reports without naming a service answers for all of its services. A body of no country reports figures
 * of the whole, in its own name.
 */
function isOf({ country, body, service }: ParticipantName, result: CountedResult): boolean {
  const { scope, reportingService } = result;
  const names = [body, service].filter((name) => name !== undefined);
  const isNamed = reportingService !== undefined && names.includes(reportingService);
  if (country === undefined) return scope === 'operation' && isNamed;
  if (scope !== 'country' || result.country !== country) return false;
  return names.length === 0 || reportingService === undefined || isNamed;
}

function isFigureOfItsOwn({ withdrawn, breakdownOf, alternativeTo }: CountedResult): boolean {
  return !withdrawn && breakdownOf === undefined && alternativeTo === undefined;
}

/** The own declaration of a service or body goes before the one of its country. */
function declaredBy(
  { country, body, service }: ParticipantName,
  declarations: readonly CannotSay[],
): ReadonlyMap<string, CannotSay> {
  const ofCountry = declarations.filter((one) => one.country === country);
  const general = ofCountry.filter((one) => one.body === undefined && one.service === undefined);
  const own = ofCountry.filter(
    (one) =>
      !general.includes(one) &&
      [body, undefined].includes(one.body) &&
      [service, undefined].includes(one.service),
  );
  return new Map([...general, ...own].flatMap((one) => one.indicators.map((each) => [each, one] as const)));
}

/** The start of the operation, or the later invitation. Nothing is due before an operation runs. */
function dueSince(
  { status, period }: JointActionDayState,
  invitedAt: string | undefined,
): string | undefined {
  if (status === 'planned' || status === 'postponed') return undefined;
  const { startsOn } = period;
  const start = isLocalDate(startsOn) ? `${startsOn}T00:00:00.000Z` : undefined;
  return [start, invitedAt]
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);
}

/** Of one or more. */
function firstOf(results: readonly CountedResult[]): string {
  return results.map(({ loggedAt }) => loggedAt).sort()[0]!;
}
