import type { CountryCode } from '@entente/kernel';
import type { Contribution } from '../contribution.js';
import type { IndicatorFigure } from '../operation-figures.js';
import type { SharedInRow, SharedResult } from '../shared-results.js';
import { isOnTopOfCircle } from '../stepping-back.js';
import { sharedThings, type Counting, type LeftOut, type SharedThings } from './shared-things.js';
import { takenOff } from './taken-off.js';

/** What one operation gives to a row, as far as it may share results with another one of the row. */
interface Sharing {
  readonly operation: { readonly id: string };
  readonly figure: IndicatorFigure;
  readonly counted: readonly Contribution[];
  readonly incomplete: readonly Contribution[];
  readonly shared?: SharedThings;
}

/**
 * Takes off, once, what steps back behind a result of another operation whose sum of shares is in the same row. Two
 * sums of which only one is complete are never added, and take nothing off each other. What steps back behind one and the
 * same result is one, too: without that result, one of them stays.
 */
export function withoutShared<One extends Sharing>(given: readonly One[]): readonly One[] {
  if (given.every(({ figure }) => figure.sharedWith === undefined)) return given;
  const leftOut = leftOutOfSums(given);
  const things = sharedThings(leftOut);
  const byOperation = Map.groupBy(leftOut, ({ from }) => from);
  return given.map((one) => {
    const taken = (byOperation.get(one.operation.id) ?? []).map(({ shared }) => shared);
    const shared = things.get(one.operation.id);
    return {
      ...one,
      counted: takenOff(one.counted, taken),
      incomplete: takenOff(one.incomplete, taken),
      ...(shared && { shared }),
    };
  });
}

function leftOutOfSums(given: readonly Sharing[]): readonly LeftOut[] {
  const behind = new Map(
    given.flatMap(({ figure }) =>
      (figure.sharedWith ?? []).map((shared) => [shared.id, shared.behind] as const),
    ),
  );
  const sums = new Map(given.map((one) => [one.operation.id, sumIn(one)]));
  const first = firstOfEach(
    given.flatMap((one) =>
      (one.figure.sharedWith ?? []).map(({ id, ...to }) => [countingIn(one, id), inSum(one, to)] as const),
    ),
  );
  const insteadOf = (one: Sharing, { id, ...to }: SharedResult): Counting | undefined => {
    const own = sumIn(one);
    if (own === undefined) return undefined;
    if (sums.get(to.operation) !== own) return other(first.get(inSum(one, to)), id);
    return isOnTopOfCircle(id, behind) ? undefined : { id: to.behind, operation: to.operation };
  };
  return given.flatMap((one) =>
    (one.figure.sharedWith ?? []).flatMap((shared) => leftOutFor(one, shared, insteadOf(one, shared))),
  );
}

function inSum(one: Sharing, { behind }: Pick<SharedResult, 'behind'>): string {
  return JSON.stringify([sumIn(one), behind]);
}

function countingIn({ operation }: Sharing, id: string): Counting {
  return { id, operation: operation.id };
}

function other(counting: Counting | undefined, id: string): Counting | undefined {
  return counting?.id === id ? undefined : counting;
}

function leftOutFor<Shared extends SharedResult>(
  { operation }: Sharing,
  shared: Shared,
  instead: Counting | undefined,
): readonly LeftOut<Shared>[] {
  return instead ? [{ from: operation.id, shared, instead }] : [];
}

/** The one with the smallest id of each key. */
function firstOfEach(
  results: readonly (readonly [result: Counting, key: string])[],
): ReadonlyMap<string, Counting> {
  const first = new Map<string, Counting>();
  for (const [result, key] of results) {
    const known = first.get(key);
    if (known === undefined || result.id < known.id) first.set(key, result);
  }
  return first;
}

/**
 * What of operations' shares a row of these countries counts with a result of another operation: where both operations
 * give it a share, and both countries are asked for; and, where the row does not have that result, all but one of those
 * that step back behind it.
 */
export function leftOutOfRow(
  given: readonly Sharing[],
  shareOf: ReadonlySet<CountryCode>,
): readonly LeftOut<SharedInRow>[] {
  const behind = new Map(
    given.flatMap(({ figure }) => (figure.sharedInRows ?? []).map((one) => [one.id, one.behind] as const)),
  );
  const giving = new Map(
    given
      .filter(({ counted }) => counted.length > 0)
      .map(({ operation, figure }) => [operation.id, new Set(figure.shares.map(({ country }) => country))]),
  );
  const inRow = ({ figure: { sharedInRows = [] } }: Sharing): readonly SharedInRow[] =>
    sharedInRows.filter(
      ({ at, besides }) => shareOf.has(at) && !besides.some((country) => shareOf.has(country)),
    );
  const first = firstOfEach(
    given.flatMap((one) => inRow(one).map(({ id, ...to }) => [countingIn(one, id), to.behind] as const)),
  );
  const insteadOf = ({ id, ...to }: SharedInRow): Counting | undefined => {
    const besideIt = shareOf.has(to.otherCountry) && giving.get(to.operation)?.has(to.otherCountry) === true;
    if (!besideIt) return other(first.get(to.behind), id);
    return isOnTopOfCircle(id, behind) ? undefined : { id: to.behind, operation: to.operation };
  };
  return given.flatMap((one) => inRow(one).flatMap((shared) => leftOutFor(one, shared, insteadOf(shared))));
}

/** Which of the row's two sums its shares are in, if any. */
function sumIn({ figure, counted, incomplete }: Sharing): 'counted' | 'incomplete' | undefined {
  if (figure.madeOf === 'stated') return undefined;
  if (counted.length > 0) return 'counted';
  return incomplete.length > 0 ? 'incomplete' : undefined;
}
