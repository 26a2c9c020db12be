import type { CountryCode } from '@entente/kernel';
import type { Contribution } from '../contribution.js';
import type { IndicatorFigure } from '../operation-figures.js';
import type { SharedInRow, SharedResult } from '../shared-results.js';
import { isOnTopOfCircle } from '../stepping-back.js';
import { takenOff } from './taken-off.js';

/** What one operation gives to a row, as far as it may share results with another one of the row. */
interface Sharing {
  readonly operation: { readonly id: string };
  readonly figure: IndicatorFigure;
  readonly counted: readonly Contribution[];
  readonly incomplete: readonly Contribution[];
}

/**
 * Takes off, once, what steps back behind a result of another operation whose sum of shares is in the same row. Two
 * sums of which only one is complete are never added, and take nothing off each other. What steps back behind one and the
 * same result is one, too: without that result, one of them stays.
 */
export function withoutShared<One extends Sharing>(given: readonly One[]): readonly One[] {
  if (given.every(({ figure }) => figure.sharedWith === undefined)) return given;
  const behind = new Map(
    given.flatMap(({ figure }) =>
      (figure.sharedWith ?? []).map((shared) => [shared.id, shared.behind] as const),
    ),
  );
  const sums = new Map(given.map((one) => [one.operation.id, sumIn(one)]));
  const first = firstOfEach(
    given.flatMap((one) =>
      (one.figure.sharedWith ?? []).map(({ id, ...to }) => [id, inSum(one, to)] as const),
    ),
  );
  return given.map((one) => {
    const own = sumIn(one);
    const taken = (one.figure.sharedWith ?? []).filter(({ id, ...to }) => {
      if (own === undefined) return false;
      return sums.get(to.operation) === own ? !isOnTopOfCircle(id, behind) : first.get(inSum(one, to)) !== id;
    });
    return taken.length === 0
      ? one
      : { ...one, counted: takenOff(one.counted, taken), incomplete: takenOff(one.incomplete, taken) };
  });
}

function inSum(one: Sharing, { behind }: Pick<SharedResult, 'behind'>): string {
  return JSON.stringify([sumIn(one), behind]);
}

/** The smallest id of each key. */
function firstOfEach(ids: readonly (readonly [id: string, key: string])[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const [id, key] of ids) {
    const known = first.get(key);
    if (known === undefined || id < known) first.set(key, id);
  }
  return first;
}

/**
 * What of an operation's shares a row of these countries counts with a result of another operation: where both operations
 * give it a share, and both countries are asked for; and, where the row does not have that result, all but one of those
 * that step back behind it.
 */
export function sharedInRowOf(
  given: readonly Sharing[],
  shareOf: ReadonlySet<CountryCode>,
): (figure: IndicatorFigure) => readonly SharedInRow[] {
  const behind = new Map(
    given.flatMap(({ figure }) => (figure.sharedInRows ?? []).map((one) => [one.id, one.behind] as const)),
  );
  const giving = new Map(
    given
      .filter(({ counted }) => counted.length > 0)
      .map(({ operation, figure }) => [operation.id, new Set(figure.shares.map(({ country }) => country))]),
  );
  const inRow = ({ sharedInRows = [] }: IndicatorFigure): readonly SharedInRow[] =>
    sharedInRows.filter(
      ({ at, besides }) => shareOf.has(at) && !besides.some((country) => shareOf.has(country)),
    );
  const first = firstOfEach(
    given.flatMap(({ figure }) => inRow(figure).map((one) => [one.id, one.behind] as const)),
  );
  return (figure) =>
    inRow(figure).filter((one) =>
      shareOf.has(one.otherCountry) && giving.get(one.operation)?.has(one.otherCountry) === true
        ? !isOnTopOfCircle(one.id, behind)
        : first.get(one.behind) !== one.id,
    );
}

/** Which of the row's two sums its shares are in, if any. */
function sumIn({ figure, counted, incomplete }: Sharing): 'counted' | 'incomplete' | undefined {
  if (figure.madeOf === 'stated') return undefined;
  if (counted.length > 0) return 'counted';
  return incomplete.length > 0 ? 'incomplete' : undefined;
}
