import { refOf, type CountedResult } from '../counted-result.js';
import { countableValues } from '../second-values.js';
import { fallsIn, seriesOf } from '../series.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';

/** A running total below the one before it: a correction that nobody has called one. */
export function fallingRunningTotals(results: readonly CountedResult[]): readonly Finding[] {
  return seriesOf(countableValues(results))
    .flatMap(fallsIn)
    .map(({ before, total }) => ({
      ...{ check: 'running-total-fell' as const, indicator: total.indicator, unit: total.unit },
      results: [before, total].map(refOf),
      detail: `a running total fell from ${inWords(before)} to ${inWords(total)}`,
    }));
}

/** Nobody can tell which increments a running total already contains: the total stands alone. */
export function mixedWaysOfCounting(results: readonly CountedResult[]): readonly Finding[] {
  return seriesOf(countableValues(results)).flatMap(({ results: told, totals }) => {
    const total = totals.at(-1);
    const increments = told.filter(({ counting }) => counting === 'increment');
    if (!total || increments.length === 0) return [];
    const { indicator, unit } = total;
    return [
      {
        ...{ check: 'ways-of-counting-mixed' as const, indicator, unit },
        results: [total, ...increments].map(refOf),
        detail: `the running total of ${inWords(total)} stands; ${increments.length} increments beside it do not count`,
      },
    ];
  });
}

/** One indicator in several units: each is summed on its own. */
export function unlikeUnits(results: readonly CountedResult[]): readonly Finding[] {
  const byIndicator = Map.groupBy(countableValues(results), ({ indicator }) => indicator);
  return [...byIndicator].flatMap(([indicator, alike]) => {
    const units = [...new Set(alike.map(({ unit }) => unit))].sort();
    if (units.length < 2) return [];
    return [
      {
        ...{ check: 'unlike-units' as const, indicator },
        results: alike.map(refOf),
        detail: `told in ${units.join(' and ')}, which are never added to each other`,
      },
    ];
  });
}
