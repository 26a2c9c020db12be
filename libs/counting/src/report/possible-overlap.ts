import { addAmounts } from '@entente/kernel';
import type { CountedOperation } from './counted-operation.js';
import { umbrellasOf, type Nesting } from './nesting.js';

/** An operation's value within the sum that is looked at. */
export interface Summand {
  readonly operation: CountedOperation;
  readonly value: number;
}

/**
 * How much of a sum may be in it twice: of each marked pair the smaller value, and never more than a cluster
 * of marked operations without its largest. A strand that was left out is in its umbrella's figure, and what may
 * be in both is then in the umbrella twice. An overlap with one's own umbrella is no pair.
 */
export function possiblyCountedTwice(
  summands: readonly Summand[],
  operations: readonly CountedOperation[],
  nesting: Nesting,
): number {
  const pairs = markedPairs(summands, operations, nesting);
  return clustersOf(pairs).map(repeatedIn).reduce(addAmounts, 0);
}

function repeatedIn(cluster: readonly Pair[]): number {
  const values = [...new Set(cluster.flat())].map(({ value }) => value);
  const pairwise = cluster.map(([left, right]) => Math.min(left.value, right.value)).reduce(addAmounts, 0);
  const allButLargest = addAmounts(values.reduce(addAmounts, 0), -Math.max(...values));
  return Math.min(pairwise, allButLargest);
}

type Pair = readonly [Summand, Summand];

function markedPairs(
  summands: readonly Summand[],
  operations: readonly CountedOperation[],
  nesting: Nesting,
): readonly Pair[] {
  const byId = new Map(summands.map((summand) => [summand.operation.id, summand]));
  const holding = (id: string): Summand | undefined =>
    [id, ...umbrellasOf(id, nesting)].map((each) => byId.get(each)).find((summand) => summand !== undefined);
  const pairs = new Map<string, Pair>();
  for (const { id, mayOverlapWith } of operations) {
    for (const mark of mayOverlapWith) {
      const [one, other] = [holding(id), holding(mark.id)];
      if (!one || !other || one === other || mark.certainty === 'none-for-figures') continue;
      pairs.set([one.operation.id, other.operation.id].sort().join(), [one, other]);
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
