import type { CountryCode } from '@entente/kernel';
import type { Contribution, TracedContribution, TracedPart } from './contribution.js';
import type { CountedResult } from './counted-result.js';
import {
  countedOnce,
  holdingIn,
  type Held,
  type HoldingContribution,
  type ReporterHolding,
  type Shown,
} from './held-results.js';
import { placesIn, repeatedResults, type RepeatedResult, type Row } from './repeated-results.js';
import { reporterFigure } from './reporter-figure.js';
import { isWhole } from './second-values.js';
import { replacedIn, seriesOf } from './series.js';
import { sharedInRows, sharedResults, type SharedInRow, type SharedResult } from './shared-results.js';
import { shownInRow } from './shown-in-row.js';
import { isOneWithAnother, isSharedElsewhere, thingsIn, type Things } from './stepping-back.js';

/** An indicator's own figure of one country within one operation. */
export interface CountryShare<One extends Contribution = Contribution> {
  readonly country: CountryCode;
  readonly contributions: readonly One[];
}

/** What countries give for one indicator and unit. */
export interface GivenShares {
  /** In each country's row also what it carried out and another one reported; of what is one and the same, one. */
  readonly shares: readonly CountryShare<TracedContribution>[];
  /** Those that gave a figure of their own. */
  readonly answered: ReadonlySet<CountryCode>;
  /** What makes the sum, where it is not just all of the shares: every result once. */
  readonly together?: readonly TracedContribution[];
  /** What a row of several countries must not count again. */
  readonly repeated?: readonly RepeatedResult<TracedContribution>[];
  /** What a sum of several operations must not count again, where the shares are what is given. */
  readonly sharedWith: readonly SharedResult<TracedContribution>[];
  /** What a row of several operations must not count again. */
  readonly sharedInRows?: readonly SharedInRow<TracedContribution>[];
}

type PartsOf = (whole: CountedResult) => readonly TracedPart[];

interface Reporter extends ReporterHolding {
  readonly country: CountryCode;
}

interface Known {
  readonly things: Things;
  readonly holding: readonly Held[];
  readonly partsOf: PartsOf;
}

/**
 * Services of one country report beside each other, and their figures add up; a region never stands for it. `parts`: the
 * results that `partsOf` finds.
 */
export function givenShares(
  results: readonly CountedResult[],
  partsOf: PartsOf,
  parts: readonly CountedResult[],
): GivenShares {
  const reporters = reportersIn(results, partsOf, parts);
  const holding = reporters.flatMap(heldBy);
  const held = holding.map(({ result }) => result);
  const things = thingsIn(held, new Map(reporters.flatMap(replacedBy)));
  const known = { things, holding, partsOf };
  const rows = countriesWithRows(reporters)
    .map((country) => rowOf(country, reporters, known))
    .filter(({ contributions }) => contributions.length > 0);
  const once = things.stepping.size > 0 || held.some(isCarriedOutBySeveral);
  const sum = once
    ? reporters.flatMap((reporter) => countedOnce(reporter, partsOf, things, allOnce(things)))
    : rows.flatMap(({ contributions }) => contributions);
  const places = once || held.some(isSharedElsewhere) ? placesIn(rows, things, soughtIn(held, things)) : [];
  const shared = sharedInRows(places, held, things, partsOf);
  return {
    shares: rows.map(({ country, contributions }) => ({
      country,
      contributions: contributions.map(({ contribution }) => contribution),
    })),
    answered: new Set(reporters.map(({ country }) => country)),
    sharedWith: sharedResults(sum, things, partsOf),
    ...(once && {
      together: sum.map(({ contribution }) => contribution),
      repeated: repeatedResults(places, partsOf),
    }),
    ...(shared.length > 0 && { sharedInRows: shared }),
  };
}

/** Those that give a figure, by country. */
function reportersIn(
  results: readonly CountedResult[],
  partsOf: PartsOf,
  parts: readonly CountedResult[],
): readonly Reporter[] {
  const own = results.filter(({ scope, region }) => scope === 'country' && region === undefined);
  const known = new Map([...own, ...parts].map((result) => [result.id, result]));
  const byReporter = Map.groupBy(own, ({ country, reportingService }) =>
    JSON.stringify([country ?? null, reportingService ?? null]),
  );
  return [...byReporter.values()]
    .flatMap((reported) => {
      const country = reported[0]?.country;
      if (country === undefined) return [];
      const holding = holdingIn(reporterFigure(reported, partsOf), reported, known);
      return [{ country, results: reported, holding }];
    })
    .filter(({ holding }) => holding.length > 0)
    .sort(byName);
}

function heldBy({ holding }: ReporterHolding): readonly Held[] {
  return holding.flatMap(({ held }) => held);
}

function replacedBy(reporter: ReporterHolding): readonly (readonly [string, string])[] {
  const held = new Set(heldBy(reporter).map(({ result }) => result.id));
  return seriesOf(reporter.results)
    .flatMap(replacedIn)
    .filter(([id]) => held.has(id));
}

function countriesWithRows(reporters: readonly Reporter[]): readonly CountryCode[] {
  const carriers = reporters.flatMap(({ results }) =>
    results.flatMap(({ carriedOutBy = [] }) => carriedOutBy),
  );
  return [...new Set([...reporters.map(({ country }) => country), ...carriers])].sort();
}

/** Its own first, then what others reported and it carried out, too. */
function rowOf(country: CountryCode, reporters: readonly Reporter[], known: Known): Row {
  const { holding, things, partsOf } = known;
  const own = reporters.filter((reporter) => reporter.country === country);
  const others = reporters.filter(
    (reporter) =>
      reporter.country !== country &&
      reporter.results.some(({ carriedOutBy }) => carriedOutBy?.includes(country)),
  );
  const shown = shownInRow(country, holding, things);
  const contributions = [...own, ...others].flatMap((reporter) =>
    countedOnce(reporter, partsOf, things, shown),
  );
  const gone = own.flatMap((reporter) =>
    reporter.holding.filter(({ held }) => held.every((one) => one.inside || !shown.takes(one.result.id))),
  );
  return { country, shown, contributions: contributions.map((one) => withHeldBy(gone, one, things)) };
}

/** What counts for others and is inside of something that a row shows as a result of another service is in that one. */
function withHeldBy(
  gone: readonly HoldingContribution[],
  { contribution, held }: HoldingContribution,
  things: Things,
): HoldingContribution {
  const shown = held.map(({ result }) => things.of(result.id));
  const more = gone
    .filter(({ held: [first] }) => first !== undefined && shown.includes(things.of(first.result.id)))
    .flatMap((one) => one.held.filter(({ result, inside }) => inside && things.counting.has(result.id)));
  return more.length === 0 ? { contribution, held } : { contribution, held: [...held, ...more] };
}

/** The sum takes what counts, and what a newer report that counts replaced. */
function allOnce(things: Things): Shown {
  return { takes: (id) => !isOneWithAnother(id, things), hasThing: () => true };
}

/** Inside of others: what is one with a result elsewhere, in this operation or in another. */
function soughtIn(held: readonly CountedResult[], things: Things): (result: CountedResult) => boolean {
  const elsewhere = new Set(held.filter(isSharedElsewhere).map(({ id }) => things.newest(id)));
  return ({ id }) => things.counting.has(things.of(id)) || elsewhere.has(things.newest(id));
}

function isCarriedOutBySeveral(result: CountedResult): boolean {
  return isWhole(result) && result.carriedOutBy !== undefined;
}

function byName(left: { readonly country: CountryCode }, right: { readonly country: CountryCode }): number {
  return left.country < right.country ? -1 : left.country > right.country ? 1 : 0;
}
