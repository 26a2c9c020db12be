import type { CountryCode } from '@entente/kernel';
import { untraced, type Contribution, type TracedContribution, type TracedPart } from './contribution.js';
import { groupId, isCountable, type CountedResult } from './counted-result.js';
import { allAnswered, coverageOf, type Coverage, type Participants } from './participants.js';
import { partsByWhole } from './parts.js';
import { reporterFigure } from './reporter-figure.js';

/** An indicator's own figure of one country within one operation. */
export interface CountryShare<One extends Contribution = Contribution> {
  readonly country: CountryCode;
  readonly contributions: readonly One[];
}

/**
 * The figure of an operation for one indicator and unit: the one stated for the whole, else the sum of the
 * countries' shares where everybody answered. An `incomplete` sum is shown beside totals and never in them.
 */
export interface IndicatorFigure<One extends Contribution = Contribution> {
  readonly indicator: string;
  readonly unit: string;
  readonly madeOf: 'stated' | 'shares' | 'incomplete';
  readonly stated: readonly One[];
  readonly shares: readonly CountryShare<One>[];
  readonly coverage: Coverage;
}

/** With the versions of the results that it rests on. */
export type TracedFigure = IndicatorFigure<TracedContribution>;

/** Every figure of one operation, by the rules in docs/decisions/0005. Order and repetition do not matter. */
export function operationFigures(
  results: readonly CountedResult[],
  participants: Participants,
): readonly TracedFigure[] {
  const current = latestVersions(results);
  const partsOf = partsByWhole(current);
  const countable = current.filter(isCountable);
  return [...Map.groupBy(countable, ({ indicator, unit }) => JSON.stringify([indicator, unit])).entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, alike]) => indicatorFigure(alike, participants, partsOf))
    .filter(({ stated, shares }) => stated.length > 0 || shares.length > 0);
}

/** As large as its groups and countries are many, however many results there are. */
export function untracedFigure({ stated, shares, ...figure }: TracedFigure): IndicatorFigure {
  return {
    ...figure,
    stated: stated.map(untraced),
    shares: shares.map(({ country, contributions }) => ({
      country,
      contributions: contributions.map(untraced),
    })),
  };
}

/** What enters a total: nothing for an incomplete sum. */
export function countedContributions<One extends Contribution>({
  madeOf,
  stated,
  shares,
}: IndicatorFigure<One>): readonly One[] {
  if (madeOf === 'incomplete') return [];
  return madeOf === 'stated' ? stated : shares.flatMap(({ contributions }) => contributions);
}

type PartsOf = (whole: CountedResult) => readonly TracedPart[];

function indicatorFigure(
  results: readonly CountedResult[],
  participants: Participants,
  partsOf: PartsOf,
): TracedFigure {
  const [{ indicator, unit }] = results as [CountedResult];
  const stated = reporterFigure(firstStated(results), partsOf);
  const shares = countryShares(results, partsOf);
  const answered = new Set(shares.map(({ country }) => country));
  const whole = allAnswered(participants, answered);
  return {
    ...{ indicator, unit, stated, shares },
    madeOf: stated.length > 0 ? 'stated' : whole ? 'shares' : 'incomplete',
    coverage: coverageOf(participants, answered),
  };
}

/**
 * The figures stated for the whole. Without a decision of the lead the first one stands; writing refuses a
 * second, so this only matters for a history in which that rule was broken.
 */
function firstStated(results: readonly CountedResult[]): readonly CountedResult[] {
  const stated = results.filter(({ scope }) => scope === 'operation');
  const increments = stated.filter(({ counting }) => counting === 'increment').sort(firstFirst);
  const first = Map.groupBy(increments, ({ offence, group }) => offence + groupId(group));
  return [
    ...stated.filter(({ counting }) => counting === 'running-total'),
    ...[...first.values()].flatMap(([result]) => (result ? [result] : [])),
  ];
}

/** Services of one country report beside each other, and their figures add up; a region never stands for it. */
function countryShares(
  results: readonly CountedResult[],
  partsOf: PartsOf,
): readonly CountryShare<TracedContribution>[] {
  const own = results.filter(({ scope, region }) => scope === 'country' && region === undefined);
  return [...Map.groupBy(own, ({ country }) => country).entries()]
    .flatMap(([country, reported]) => (country === undefined ? [] : [{ country, reported }]))
    .sort((left, right) => (left.country < right.country ? -1 : 1))
    .map(({ country, reported }) => ({
      country,
      contributions: [...Map.groupBy(reported, ({ reportingService }) => reportingService).values()].flatMap(
        (ofOneService) => reporterFigure(ofOneService, partsOf),
      ),
    }))
    .filter(({ contributions }) => contributions.length > 0);
}

function latestVersions(results: readonly CountedResult[]): readonly CountedResult[] {
  const latest = new Map<string, CountedResult>();
  for (const result of results) {
    const known = latest.get(result.id);
    if (!known || known.version < result.version) latest.set(result.id, result);
  }
  return [...latest.values()].sort(byId);
}

function firstFirst(left: CountedResult, right: CountedResult): number {
  return left.statedAt < right.statedAt ? -1 : left.statedAt > right.statedAt ? 1 : byId(left, right);
}

function byId(left: CountedResult, right: CountedResult): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
