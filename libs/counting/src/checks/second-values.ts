import { addAmounts } from '@entente/kernel';
import { isStanding, refOf, type CountedResult } from '../counted-result.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';
import { wholesOf } from './wholes.js';

type Pair = readonly [CountedResult, CountedResult];

/**
 * Two values of one thing that lie apart by just a part of the smaller one: the larger may have counted that part
 * twice. One that is broken down itself shows what it is made of, and raises no suspicion.
 */
export function differencesEqualToPart(results: readonly CountedResult[]): readonly Finding[] {
  const partsOf = new Map(wholesOf(results).map(({ whole, parts }) => [whole.id, parts]));
  return pairsOf(results).flatMap((pair) => {
    if (!alike(pair)) return [];
    const [smaller, larger] = [...pair].sort((a, b) => a.value - b.value) as [CountedResult, CountedResult];
    const difference = addAmounts(larger.value, -smaller.value);
    if (difference === 0 || partsOf.has(larger.id)) return [];
    const part = partsOf.get(smaller.id)?.find(({ value }) => value === difference);
    if (!part) return [];
    const { indicator, unit } = smaller;
    return [
      {
        ...{ check: 'difference-equals-part', indicator, unit },
        results: [smaller, larger, part].map(refOf),
        detail: `${larger.value} and ${smaller.value} lie apart by ${difference}, which is a part of ${smaller.value}`,
      },
    ];
  });
}

/** One number, said with different words of precision: "over 1,374" is not 1,374. */
export function unlikePrecision(results: readonly CountedResult[]): readonly Finding[] {
  return pairsOf(results)
    .filter(
      (pair) => alike(pair) && pair[0].value === pair[1].value && pair[0].precision !== pair[1].precision,
    )
    .map((pair) => ({
      ...{ check: 'unlike-precision', indicator: pair[0].indicator, unit: pair[0].unit },
      results: pair.map(refOf),
      detail: pair.map(inWords).join(' and '),
    }));
}

/** Every second value with the value that it is a second one of. */
function pairsOf(results: readonly CountedResult[]): readonly Pair[] {
  const standing = results.filter(isStanding);
  const byId = new Map(standing.map((result) => [result.id, result]));
  return standing.flatMap((second) => {
    const first = second.alternativeTo === undefined ? undefined : byId.get(second.alternativeTo);
    return first ? [[first, second] as const] : [];
  });
}

function alike([one, other]: Pair): boolean {
  return one.indicator === other.indicator && one.unit === other.unit;
}
