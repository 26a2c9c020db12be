import { addAmounts } from '@entente/kernel';
import { addFigures } from '../contribution.js';
import type { CountedOperation } from './counted-operation.js';
import type { Given } from './given-figures.js';
import { umbrellasOf, type Nesting } from './nesting.js';

/** An operation's value within the sum that is looked at. */
export interface Summand {
  readonly operation: CountedOperation;
  readonly value: number;
  /** What is confirmed as one with what another summand reports, and counts here. */
  readonly counting: ReadonlySet<string>;
  /** The same where it counts there: how much was taken off this value. */
  readonly takenOff: ReadonlyMap<string, number>;
}

export function summandOf({ operation, counted, shared }: Given): Summand {
  const takenOff = new Map<string, number>();
  for (const { thing, contribution } of shared?.takenOff ?? []) {
    takenOff.set(thing, addAmounts(takenOff.get(thing) ?? 0, contribution.value));
  }
  const value = addFigures(counted)?.value ?? 0;
  return { operation, value, counting: shared?.counting ?? new Set(), takenOff };
}

/**
 * How much of a sum may be in it twice: of each marked pair the smaller value, and never more than a cluster
 * of marked operations without its largest. A strand that was left out is in its umbrella's figure, and what may
 * be in both is then in the umbrella twice. An overlap with one's own umbrella is no pair. Values are those that the
 * operations have on their own; what is confirmed as one is in the sum once, and can be in it twice for neither.
 */
export function possiblyCountedTwice(
  summands: readonly Summand[],
  operations: readonly CountedOperation[],
  nesting: Nesting,
): number {
  const pairs = markedPairs(summands, operations, nesting);
  if (pairs.length === 0) return 0;
  const repeated = clustersOf(pairs).map(repeatedIn).reduce(addAmounts, 0);
  return Math.min(repeated, allButLargest(summands));
}

function repeatedIn(cluster: readonly Pair[]): number {
  const pairwise = cluster.map(inBoth).reduce(addAmounts, 0);
  return Math.min(pairwise, allButLargest([...new Set(cluster.flat())]));
}

/** What of a pair's smaller value is not confirmed as one already. */
function inBoth([left, right]: Pair): number {
  const smaller = Math.min(onItsOwn(left), onItsOwn(right));
  return Math.max(0, addAmounts(smaller, -sharedBy(left, right)));
}

/** Where it counts, its value is not known apart from the others: it is taken to be that of what steps back. */
function sharedBy(left: Summand, right: Summand): number {
  const things = new Set([...left.takenOff.keys(), ...right.takenOff.keys()]);
  const known = (thing: string, { counting, takenOff }: Summand): number =>
    takenOff.get(thing) ?? (counting.has(thing) ? Infinity : 0);
  const values = [...things].map((thing) => Math.min(known(thing, left), known(thing, right)));
  return values.reduce(addAmounts, 0);
}

function onItsOwn({ value, takenOff }: Summand): number {
  return [...takenOff.values()].reduce(addAmounts, value);
}

/** The sum of these alone, each thing in it once, without the largest of them. */
function allButLargest(summands: readonly Summand[]): number {
  const counting = new Set(summands.flatMap((summand) => [...summand.counting]));
  const countingElsewhere = new Map<string, number>();
  for (const [thing, value] of summands.flatMap(({ takenOff }) => [...takenOff])) {
    if (counting.has(thing)) continue;
    countingElsewhere.set(thing, Math.max(value, countingElsewhere.get(thing) ?? 0));
  }
  const values = [...summands.map(({ value }) => value), ...countingElsewhere.values()];
  return Math.max(0, addAmounts(values.reduce(addAmounts, 0), -Math.max(...summands.map(onItsOwn))));
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
