import { Logger } from '@nestjs/common';
import type { Consumer, ConsumerEndBatchProcessEvent, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { Beat, checkTurning, type ServersAnswer } from '../beat.js';
import { DEFAULT_BACKOFF, pause, waitAfter } from '../backoff.js';
import type { GroupMembership } from './connection.js';
import { BatchConsumer } from '../consuming/batch-consumer.js';
import type { BatchHandler, RawMessage } from '../consuming/batch-consumer.js';
import type { TopicAdmin } from '../topic-admin.js';

/**
 * A member that was killed is replaced after 3 s instead of 27, an outage is over within 1 s of its end, and
 * leaving takes no longer than one fetch waits for messages.
 */
const MEMBERSHIP = { sessionTimeoutMs: 6_000, rebalanceTimeoutMs: 6_000, heartbeatIntervalMs: 1_000 };
const FETCHING = { maxWaitTimeInMs: 1_000, retry: { maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER } };

/** A partition that waits for its dead letter or the database must not hold up the others. */
const EVERY_PARTITION = 1_000;

type BatchEndPayload = Pick<ConsumerEndBatchProcessEvent['payload'], 'topic' | 'partition' | 'lastOffset'>;

const SIGNS_OF_LIFE = [
  'consumer.heartbeat',
  'consumer.fetch',
  'consumer.group_join',
  'consumer.crash',
  'consumer.connect',
] as const;

export class KafkaBatchConsumer extends BatchConsumer {
  private readonly logger = new Logger(KafkaBatchConsumer.name);
  private readonly stopping = new AbortController();
  private readonly beat: Beat;
  private readonly membership: Required<GroupMembership>;
  private running: Promise<void> | undefined;
  /** By partition: what is still to be done for messages that were not handed out. */
  private readonly skipped = new Map<string, Promise<unknown>>();

  constructor(
    private readonly kafka: Kafka,
    private readonly topics: TopicAdmin,
    private readonly groupId: string,
    membership: GroupMembership = {},
  ) {
    super();
    this.membership = { ...MEMBERSHIP, ...membership };
    this.beat = new Beat(`the reader ${groupId}`);
  }

  start(topics: readonly string[], handle: BatchHandler): void {
    this.running ??= this.run(topics, handle);
  }

  async checkTurning(serversAnswer: ServersAnswer): Promise<void> {
    if (this.running === undefined || this.stopping.signal.aborted) return;
    await checkTurning([this.beat], serversAnswer);
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
        this.beat.now();
        if (failures === 1) this.logger.warn(`${this.groupId} cannot read events yet: ${String(error)}`);
        await pause(waitAfter(failures, DEFAULT_BACKOFF), this.stopping.signal);
      }
    }
  }

  /** Reads until the consumer is stopped; rejects when the client gave up, which a new one mends. */
  private async consume(topics: readonly string[], handle: BatchHandler): Promise<void> {
    const { sessionTimeoutMs, rebalanceTimeoutMs, heartbeatIntervalMs } = this.membership;
    const consumer = this.kafka.consumer({
      groupId: this.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      heartbeatInterval: heartbeatIntervalMs,
      ...FETCHING,
    });
    const ended = this.endOf(consumer);
    for (const event of SIGNS_OF_LIFE) consumer.on(event, () => this.beat.now());
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      consumer.on('consumer.end_batch_process', ({ payload }) => {
        if (payload.batchSize === 0) this.skip(payload, handle);
      });
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

  /**
   * Aborted messages and the marks of transactions end the batch without a call of ours, and the topic's end lies
   * behind them all the same: whoever waits for it has to hear of them.
   */
  private skip({ topic, partition, lastOffset }: BatchEndPayload, handle: BatchHandler): void {
    const place = `${topic}/${partition}`;
    const done = handle({
      ...{ topic, partition, messages: [], signal: this.stopping.signal },
      nextOffset: BigInt(lastOffset) + 1n,
    }).finally(() => this.skipped.delete(place));
    this.skipped.set(place, done);
  }

  private async eachBatch(payload: EachBatchPayload, handle: BatchHandler): Promise<void> {
    const { batch } = payload;
    await this.skipped.get(`${batch.topic}/${batch.partition}`);
    const lost = new AbortController();
    // A heartbeat that fails means that the partition may be another member's by now.
    const beat = setInterval(() => {
      payload.heartbeat().catch(() => lost.abort());
    }, this.membership.heartbeatIntervalMs);
    try {
      const done = await handle({
        topic: batch.topic,
        partition: batch.partition,
        messages: batch.messages.map(rawMessage),
        nextOffset: BigInt(batch.lastOffset()) + 1n,
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
