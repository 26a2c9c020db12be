import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { DEFAULT_BACKOFF, pause, waitAfter } from '../backoff.js';
import { BatchConsumer } from '../consuming/batch-consumer.js';
import type { BatchHandler, RawMessage } from '../consuming/batch-consumer.js';
import type { TopicAdmin } from '../topic-admin.js';

/**
 * A member that was killed is replaced after 3 s instead of 27, an outage is over within 1 s of its end, and
 * leaving takes no longer than one fetch waits for messages.
 */
const MEMBERSHIP = {
  sessionTimeout: 6_000,
  rebalanceTimeout: 6_000,
  heartbeatInterval: 1_000,
  maxWaitTimeInMs: 500,
  retry: { maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER },
};

/** A partition that waits for its dead letter or the database must not hold up the others. */
const EVERY_PARTITION = 1_000;

export class KafkaBatchConsumer extends BatchConsumer {
  private readonly logger = new Logger(KafkaBatchConsumer.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly topics: TopicAdmin,
    private readonly groupId: string,
  ) {
    super();
  }

  start(topics: readonly string[], handle: BatchHandler): void {
    this.running ??= this.run(topics, handle);
  }

  async stop(withinMs: number): Promise<void> {
    this.stopping.abort();
    const deadline = new AbortController();
    const late = pause(withinMs, deadline.signal).then(() => 'late' as const);
    const outcome = await Promise.race([this.running, late]);
    deadline.abort();
    if (outcome === 'late') this.logger.warn(`${this.groupId} did not leave its group within ${withinMs} ms`);
  }

  private async run(topics: readonly string[], handle: BatchHandler): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        const missing = await this.topics.missing(topics);
        if (missing.length > 0) throw new Error(`topics are missing: ${missing.join(', ')}`);
        await this.consume(topics, async (batch) => {
          failures = 0;
          return handle(batch);
        });
      } catch (error) {
        failures += 1;
        if (failures === 1) this.logger.warn(`${this.groupId} cannot read events yet: ${String(error)}`);
        await pause(waitAfter(failures, DEFAULT_BACKOFF), this.stopping.signal);
      }
    }
  }

  /** Reads until the consumer is stopped; rejects when the client gave up, which a new one mends. */
  private async consume(topics: readonly string[], handle: BatchHandler): Promise<void> {
    const consumer = this.kafka.consumer({
      groupId: this.groupId,
      allowAutoTopicCreation: false,
      ...MEMBERSHIP,
    });
    const ended = this.endOf(consumer);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      const started = consumer.run({
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: EVERY_PARTITION,
        eachBatch: (payload) => this.eachBatch(payload, handle),
      });
      await Promise.all([started, ended]);
    } finally {
      await consumer.disconnect();
    }
  }

  private endOf(consumer: Consumer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true });
      consumer.on('consumer.crash', ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
    });
  }

  private async eachBatch(payload: EachBatchPayload, handle: BatchHandler): Promise<void> {
    const { batch } = payload;
    const lost = new AbortController();
    // A heartbeat that fails means that the partition may be another member's by now.
    const beat = setInterval(() => {
      payload.heartbeat().catch(() => lost.abort());
    }, MEMBERSHIP.heartbeatInterval);
    try {
      const done = await handle({
        topic: batch.topic,
        partition: batch.partition,
        messages: batch.messages.map(rawMessage),
        signal: AbortSignal.any([lost.signal, this.stopping.signal]),
      });
      if (done) payload.resolveOffset(batch.lastOffset());
    } finally {
      clearInterval(beat);
    }
  }
}

function rawMessage({ key, value, headers, offset }: KafkaMessage): RawMessage {
  const texts = Object.entries(headers ?? {}).flatMap(([name, header]) => {
    const first = Array.isArray(header) ? header[0] : header;
    return first === undefined ? [] : [[name, first.toString()] as const];
  });
  return { key, value, headers: Object.fromEntries(texts), offset: BigInt(offset) };
}
