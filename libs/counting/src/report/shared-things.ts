import type { Contribution } from '../contribution.js';
import type { SharedResult } from '../shared-results.js';

/** A result, and the operation that it counts in. */
export interface Counting {
  readonly id: string;
  readonly operation: string;
}

/** A result that a row does not count, and the one of the row that counts instead of it. */
export interface LeftOut<Shared extends SharedResult = SharedResult> {
  /** The operation that reports it. */
  readonly from: string;
  readonly shared: Shared;
  readonly instead: Counting;
}

/** What an operation reports that others of the row report, too: each such thing by the result that counts for it. */
export interface SharedThings {
  /** Those that count in its own value. */
  readonly counting: ReadonlySet<string>;
  /** Those that count in the value of another one, and are left out of its own. */
  readonly takenOff: readonly ThingTakenOff[];
}

export interface ThingTakenOff {
  readonly thing: string;
  readonly contribution: Contribution;
}

/** By operation, of those that share anything. */
export function sharedThings(leftOut: readonly LeftOut[]): ReadonlyMap<string, SharedThings> {
  const steps = new Map(leftOut.map(({ shared, instead }) => [shared.id, instead]));
  const things = leftOut
    .map(({ from, shared, instead }) => ({ from, shared, end: endOf(instead, steps) }))
    .filter(({ from, end }) => from !== end.operation);
  const counting = Map.groupBy(things, ({ end }) => end.operation);
  const takenOff = Map.groupBy(things, ({ from }) => from);
  return new Map(
    [...counting.keys(), ...takenOff.keys()].map((operation) => [
      operation,
      {
        counting: new Set((counting.get(operation) ?? []).map(({ end }) => end.id)),
        takenOff: (takenOff.get(operation) ?? []).map(({ shared, end }) => ({
          thing: end.id,
          contribution: shared.contribution,
        })),
      },
    ]),
  );
}

/** What counts in the end, where what counts instead of one is itself left out. */
function endOf(from: Counting, steps: ReadonlyMap<string, Counting>): Counting {
  const seen = new Set<string>();
  let end = from;
  for (let next = steps.get(end.id); next !== undefined && !seen.has(next.id); next = steps.get(end.id)) {
    seen.add(next.id);
    end = next;
  }
  return end;
}
