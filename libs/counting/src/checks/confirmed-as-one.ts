import { refOf, type CountedResult } from '../counted-result.js';
import { countableValues } from '../second-values.js';
import { surelyDiffer } from './certainty.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';

/**
 * Two results of this operation that were confirmed as one and do not say the same: one was corrected since, or they
 * never did. The sum takes what counts, and what the other one says beyond that is in its country's row only.
 */
export function confirmedAsOneDiffers(results: readonly CountedResult[]): readonly Finding[] {
  const standing = countableValues(results);
  const byId = new Map(standing.map((result) => [result.id, result]));
  return standing.flatMap((result) => {
    const counting = countsFor(result, byId);
    if (!counting || counting.indicator !== result.indicator) return [];
    const { indicator, unit } = counting;
    const inOneUnit = unit === result.unit;
    if (inOneUnit && !surelyDiffer(counting, result)) return [];
    const pair = [counting, result];
    return [
      {
        ...{ check: 'confirmed-as-one-differs' as const, indicator, ...(inOneUnit && { unit }) },
        results: pair.map(refOf),
        detail: `confirmed as one, told as ${pair.map((one) => `${inWords(one)} ${one.unit}`).join(' and ')}`,
      },
    ];
  });
}

/** The one of this operation behind which it steps back. */
function countsFor(
  { stepsBackBehind }: CountedResult,
  byId: ReadonlyMap<string, CountedResult>,
): CountedResult | undefined {
  if (!stepsBackBehind || stepsBackBehind.elsewhere !== undefined) return undefined;
  return byId.get(stepsBackBehind.id);
}
