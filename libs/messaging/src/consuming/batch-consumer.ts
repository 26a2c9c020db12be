import type { ServersAnswer } from '../beat.js';

/** A message as it came; headers decoded as UTF-8, `offset` counted from the partition's beginning. */
export interface RawMessage {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly offset: bigint;
}

/** Consecutive messages of one partition; none where all that lay there is kept from readers. */
export interface MessageBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly RawMessage[];
  /** The offset to go on from: behind the messages, and behind what a transaction left that is no message. */
  readonly nextOffset: bigint;
  /** Aborted once the partition is lost or the consumer stops: give the batch up, somebody reads it again. */
  readonly signal: AbortSignal;
}

/** Answers true when the whole batch is done and its offset may be committed, false when it was given up. */
export type BatchHandler = (batch: MessageBatch) => Promise<boolean>;

/** Reads topics as a member of a group, each partition in order, from the beginning where the group is new. */
export abstract class BatchConsumer {
  /** Returns at once: connects in the background and waits for topics that do not exist yet. */
  abstract start(topics: readonly string[], handle: BatchHandler): void;

  /** Rejects where it has fallen silent although the servers answer. @throws Stuck */
  abstract checkTurning(serversAnswer: ServersAnswer): Promise<void>;

  /** Gives up batches in flight and leaves the group; takes at most `withinMs`. */
  abstract stop(withinMs: number): Promise<void>;
}
