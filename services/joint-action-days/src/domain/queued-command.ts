import { IdempotencyKeyReused, type Command, type DomainError } from '@entente/kernel';
import type { Correction, ReportedFigure } from './reported-result.js';

/** What a device wants done with one result. `refused`: what may not even be looked at, and why. */
export type QueuedChange =
  | { readonly kind: 'log'; readonly figure: ReportedFigure }
  | { readonly kind: 'correct'; readonly correction: Correction; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'refused'; readonly why: DomainError };

/** One command of a device's queue. */
export interface QueuedCommand extends Command {
  /** Made by the device, once: a repetition is known by it. */
  readonly idempotencyKey: string;
  readonly resultId: string;
  /** The version that it was decided on; 0 where there was none. */
  readonly basedOn: number;
  /**
   * The key of the queue's own command that makes that version. A number alone would not do: somebody else's version
   * may have the same one, and the device has never seen it.
   */
  readonly after?: string;
  readonly change: QueuedChange;
}

/** A key is of one command: where a queue has it for two results, the second of them is refused. */
export function withKeysOfTheirOwn(queue: readonly QueuedCommand[]): readonly QueuedCommand[] {
  const owners = new Map<string, string>();
  return queue.map((command): QueuedCommand => {
    const { idempotencyKey: key, resultId } = command;
    const owner = owners.get(key) ?? resultId;
    owners.set(key, owner);
    if (owner === resultId) return command;
    return { ...command, change: { kind: 'refused', why: new IdempotencyKeyReused('result', owner) } };
  });
}

/** Of several running totals in one queue nobody could tell the newest: they arrive at one instant, in any order. */
export function saysOfWhen({ counting, cutOff }: ReportedFigure): boolean {
  return counting !== 'running-total' || cutOff?.at !== undefined;
}

/**
 * The places of a queue's commands in the order in which they can be carried out: for each result by the version that
 * they were decided on, whatever the order in which they were sent. Results that were there before come first: what is
 * withdrawn may make room for a figure of the whole.
 */
export function inOrder(queue: readonly Pick<QueuedCommand, 'resultId' | 'basedOn'>[]): readonly number[] {
  const places = queue.map(({ resultId, basedOn }, place) => ({ resultId, basedOn, place }));
  return [...Map.groupBy(places, ({ resultId }) => resultId).values()]
    .map((ofOne) => ofOne.toSorted((left, right) => left.basedOn - right.basedOn))
    .toSorted((left, right) => Number(isNew(left)) - Number(isNew(right)))
    .flatMap((ofOne) => ofOne.map(({ place }) => place));
}

function isNew(ofOne: readonly { readonly basedOn: number }[]): boolean {
  return ofOne[0]?.basedOn === 0;
}
