import { BatchConsumer, type BatchHandler, type IncomingEvent } from '@entente/messaging';
import { rawMessage } from './events.js';

/** Hands over the batches that a test makes, and so decides on their borders and order. */
export class HandedBatches extends BatchConsumer {
  private handle: BatchHandler | undefined;
  private readonly stopping = new AbortController();
  private readonly ends = new Map<string, bigint>();

  start(_topics: readonly string[], handle: BatchHandler): void {
    this.handle = handle;
  }

  async checkTurning(): Promise<void> {
    await Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.resolve();
  }

  /** True when the batch was applied and its offset may be committed. */
  async give(topic: string, events: readonly IncomingEvent[], partition = 0): Promise<boolean> {
    const from = this.ends.get(`${topic}/${partition}`) ?? 0n;
    const messages = events.map((event, index) => rawMessage(event, from + BigInt(index)));
    const nextOffset = from + BigInt(messages.length);
    this.ends.set(`${topic}/${partition}`, nextOffset);
    const { signal } = this.stopping;
    return this.handle?.({ topic, partition, messages, nextOffset, signal }) ?? false;
  }
}
