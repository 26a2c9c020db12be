import type { CountryCode } from '@entente/kernel';
import {
  addContributions,
  type Contribution,
  type TracedContribution,
  type TracedPart,
} from './contribution.js';
import type { CountedResult } from './counted-result.js';
import type { HoldingContribution, Shown } from './held-results.js';
import { contributionOf } from './shared-results.js';
import type { Things } from './stepping-back.js';

/** Of what stands in the rows of several countries, the rows after the first: together they count it once. */
export interface RepeatedResult<One extends Contribution = Contribution> {
  /** The country in whose row it is repeated, and which of that row's contributions it is in, from 0. */
  readonly at: CountryCode;
  readonly within: number;
  /** It is inside of the results that this contribution is the sum of. */
  readonly inside?: true;
  /** The countries in whose rows it stands before: itself, or a result that is one with it. */
  readonly besides: readonly CountryCode[];
  /** All that is repeated just so, added up: as many as there are ways to repeat, however many results there are. */
  readonly contribution: One;
}

/** Where a result stands in a country's row, and in which rows the same thing stands before. */
export interface Place extends Omit<RepeatedResult, 'contribution'> {
  readonly result: CountedResult;
}

/** The share of a country, as it is kept. */
export interface Row {
  readonly country: CountryCode;
  readonly shown: Shown;
  readonly contributions: readonly HoldingContribution[];
}

type Found = Omit<Place, 'besides'>;

/** What is inside of a contribution has a place of its own where it is `sought`; otherwise it goes with the whole. */
export function placesIn(
  rows: readonly Row[],
  things: Things,
  sought: (result: CountedResult) => boolean,
): readonly Place[] {
  const found = rows.flatMap(({ country, shown, contributions }) =>
    contributions.flatMap(({ held }, within) =>
      held.flatMap(({ result, inside }): readonly Found[] =>
        shown.takes(result.id) && (!inside || sought(result))
          ? [{ at: country, within, result, ...(inside && { inside: true as const }) }]
          : [],
      ),
    ),
  );
  const same = Map.groupBy(found, ({ result }) => things.of(result.id));
  return [...same].flatMap(([counting, alike]) => inTurn(counting, alike));
}

/** The row of what counts first, and of each result its own country's: elsewhere it is the repetition. */
function inTurn(counting: string, same: readonly Found[]): readonly Place[] {
  const rank = ({ at, result }: Found): string =>
    [result.id === counting ? 0 : 1, result.id, at === result.country ? 0 : 1, at].join('/');
  return same
    .toSorted((left, right) => (rank(left) < rank(right) ? -1 : 1))
    .map((place, index, ordered) => ({
      ...place,
      besides: ordered
        .slice(0, index)
        .map(({ at }) => at)
        .sort(),
    }));
}

export function repeatedResults(
  places: readonly Place[],
  partsOf: (whole: CountedResult) => readonly TracedPart[],
): readonly RepeatedResult<TracedContribution>[] {
  const repeated = places.filter(({ besides }) => besides.length > 0);
  const alike = Map.groupBy(repeated, ({ at, within, inside, besides }) =>
    JSON.stringify([at, within, inside, besides]),
  );
  return [...alike.values()].flatMap((same) => {
    const contribution = addContributions(same.map(({ result }) => contributionOf(result, partsOf)));
    return same
      .slice(0, 1)
      .flatMap(({ result: _result, ...place }) => (contribution ? [{ ...place, contribution }] : []));
  });
}
