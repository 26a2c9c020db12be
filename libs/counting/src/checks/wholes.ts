import { isStanding, type CountedResult } from '../counted-result.js';
import { standingValues } from '../second-values.js';

/** A result and the results that say they are parts of it, of the same indicator and unit. */
export interface Whole {
  readonly whole: CountedResult;
  readonly parts: readonly CountedResult[];
}

/**
 * Second values are wholes of their own, and no parts as long as they do not stand. What was withdrawn or set aside
 * is neither whole nor part. Every situation report has its own parts: none of them replaces another.
 */
export function wholesOf(results: readonly CountedResult[]): readonly Whole[] {
  const partsOf = Map.groupBy(standingValues(results), ({ breakdownOf }) => breakdownOf);
  return results.filter(isStanding).flatMap((whole) => {
    const alike = (partsOf.get(whole.id) ?? []).filter(
      ({ indicator, unit }) => indicator === whole.indicator && unit === whole.unit,
    );
    return alike.length > 0 ? [{ whole, parts: alike }] : [];
  });
}
