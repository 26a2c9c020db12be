import type { CountryCode } from '@entente/kernel';
import type { Contribution, TracedContribution, TracedPart } from './contribution.js';
import { isGrouped, newestLast, refOf, type CountedResult } from './counted-result.js';
import type { Held, HoldingContribution } from './held-results.js';
import { partOf } from './parts.js';
import type { Place } from './repeated-results.js';
import { seriesId } from './series.js';
import { isOneWithAnother, isSharedElsewhere, type Things } from './stepping-back.js';

type PartsOf = (whole: CountedResult) => readonly TracedPart[];

/**
 * A result that is in the sum of its operation and steps back behind one of another operation: a total that holds
 * both sums counts it once.
 */
export interface SharedResult<One extends Contribution = Contribution> {
  readonly id: string;
  /** The result that counts instead of it, and its operation. */
  readonly behind: string;
  readonly operation: string;
  /** Which of the contributions of the sum it is in, from 0. */
  readonly within: number;
  /** It is inside of the results that this contribution is the sum of. */
  readonly inside?: true;
  readonly contribution: One;
}

/** The same in the row of a country: one of both countries and both operations counts it once. */
export interface SharedInRow<One extends Contribution = Contribution> extends SharedResult<One> {
  readonly at: CountryCode;
  /** Which of the contributions of that row it is in, from 0. */
  readonly within: number;
  /** Rows of its own operation in which it stands before. */
  readonly besides: readonly CountryCode[];
  /** In whose row the result that counts instead of it stands. */
  readonly otherCountry: CountryCode;
}

/** `sum`: the contributions that the figure is the sum of. */
export function sharedResults(
  sum: readonly HoldingContribution[],
  things: Things,
  partsOf: PartsOf,
): readonly SharedResult<TracedContribution>[] {
  return sum.flatMap(({ held }, within) => {
    const shared = held.filter(({ result }) => isShared(result, things));
    return newestOfEach(shared).flatMap((one) => sharedResult(one, { within }, partsOf));
  });
}

/** `held`: everything in the figures. An older report has its place in the newest one. */
export function sharedInRows(
  places: readonly Place[],
  held: readonly CountedResult[],
  things: Things,
  partsOf: PartsOf,
): readonly SharedInRow<TracedContribution>[] {
  const shared = held.filter((result) => isShared(result, things));
  const byPlace = Map.groupBy(shared, ({ id }) => things.newest(id));
  return places.flatMap(({ result, at, within, besides, ...place }) => {
    const here = (byPlace.get(result.id) ?? []).map((one) => {
      const inside = place.inside === true || one.id !== result.id;
      return { result: one, inside };
    });
    return newestOfEach(here).flatMap((one) => {
      const otherCountry = one.result.stepsBackBehind?.country;
      if (otherCountry === undefined) return [];
      return sharedResult(one, { within, at, besides, otherCountry }, partsOf);
    });
  });
}

/** What steps back within its own operation is in no sum of it. */
function isShared(result: CountedResult, things: Things): boolean {
  return isSharedElsewhere(result) && !isOneWithAnother(result.id, things);
}

/**
 * Of one reporter's situation reports that are shared with another operation's country the newest: the older ones are in
 * it, and what counts for them is in what counts for it. Increments stay beside each other.
 */
function newestOfEach(held: readonly Held[]): readonly Held[] {
  const alike = Map.groupBy(held, ({ result }) => {
    const { id, counting, stepsBackBehind: behind } = result;
    if (counting === 'increment') return id;
    return JSON.stringify([seriesId(result), behind?.elsewhere, behind?.country]);
  });
  return [...alike.values()].flatMap((same) =>
    same.toSorted((left, right) => newestLast(left.result, right.result)).slice(-1),
  );
}

function sharedResult<Where extends object>(
  { result, inside }: Held,
  where: Where,
  partsOf: PartsOf,
): readonly (Where & Omit<SharedResult<TracedContribution>, 'within'>)[] {
  const { id, stepsBackBehind } = result;
  if (stepsBackBehind?.elsewhere === undefined) return [];
  return [
    {
      ...where,
      ...{ id, behind: stepsBackBehind.id, operation: stepsBackBehind.elsewhere },
      ...(inside && { inside: true as const }),
      contribution: contributionOf(result, partsOf),
    },
  ];
}

/** What one result alone brings into a sum. */
export function contributionOf(result: CountedResult, partsOf: PartsOf): TracedContribution {
  const { value, precision, offence, provisional } = result;
  const parts = [...(isGrouped(result) ? [partOf(result)] : []), ...partsOf(result)];
  return { value, precision, offence, provisional, restsOn: [refOf(result)], parts };
}
