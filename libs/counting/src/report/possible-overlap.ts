import { addAmounts } from '@entente/kernel';
import type { CountedOperation } from './counted-operation.js';

/** An operation's value within the sum that is looked at. */
export interface Summand {
  readonly operation: CountedOperation;
  readonly value: number;
}

/**
 * How much of a sum may be in it twice: of each marked pair the smaller value, and never more than a cluster
 * of marked operations without its largest. Strand and umbrella are never summands of one sum.
 */
export function possiblyCountedTwice(summands: readonly Summand[]): number {
  const pairs = markedPairs(summands);
  return clustersOf(pairs).map(repeatedIn).reduce(addAmounts, 0);
}

function repeatedIn(cluster: readonly Pair[]): number {
  const values = [...new Set(cluster.flat())].map(({ value }) => value);
  const pairwise = cluster.map(([left, right]) => Math.min(left.value, right.value)).reduce(addAmounts, 0);
  const allButLargest = addAmounts(values.reduce(addAmounts, 0), -Math.max(...values));
  return Math.min(pairwise, allButLargest);
}

type Pair = readonly [Summand, Summand];

function markedPairs(summands: readonly Summand[]): readonly Pair[] {
  const byId = new Map(summands.map((summand) => [summand.operation.id, summand]));
  const pairs = new Map<string, Pair>();
  for (const summand of summands) {
    for (const { id, certainty } of summand.operation.mayOverlapWith) {
      const other = byId.get(id);
      if (!other || other === summand || certainty === 'none-for-figures') continue;
      pairs.set([summand.operation.id, id].sort().join(), [summand, other]);
    }
  }
  return [...pairs.values()];
}

function clustersOf(pairs: readonly Pair[]): readonly Pair[][] {
  const clusters: Pair[][] = [];
  for (const pair of pairs) {
    const touching = clusters.filter((cluster) => cluster.flat().some((summand) => pair.includes(summand)));
    const merged = [pair, ...touching.flat()];
    clusters.splice(0, clusters.length, ...clusters.filter((cluster) => !touching.includes(cluster)), merged);
  }
  return clusters;
}
