import { Logger } from '@nestjs/common';
import { BaseRpcContext, Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { Beat, checkTurning, type ServersAnswer } from '../beat.js';
import { DEFAULT_BACKOFF, pause, waitAfter } from '../backoff.js';
import type { Backoff } from '../backoff.js';
import type { IncomingEvent } from '../cloud-event.js';
import { LOG_HEADER } from '../cloud-event-headers.js';
import { MessageTooLarge } from '../event-producer.js';
import type { EventProducer } from '../event-producer.js';
import type { MessagingMetrics } from '../messaging-metrics.js';
import type { BatchConsumer, MessageBatch } from './batch-consumer.js';
import { deadLetter, deadLetterTopic } from './dead-letter.js';
import type { BrokenMessage } from './dead-letter.js';
import { sortBatch } from './sort-batch.js';
import type { EventValidator } from './sort-batch.js';

/** A batch whose every event has been handled; `nextOffset` is the offset to go on from. */
export interface AppliedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: bigint;
  readonly events: readonly IncomingEvent[];
  /** The newest of the publisher's logs that a message of the batch names: see `PublishedLog`. */
  readonly log?: string;
}

export interface KafkaEventServerOptions {
  readonly consumer: BatchConsumer;
  readonly producer: EventProducer;
  readonly metrics: MessagingMetrics;
  readonly topics: readonly string[];
  /** By event type; a type that is not here is counted and skipped. */
  readonly validators: ReadonlyMap<string, EventValidator>;
  /** Called after the handlers and before the offset is committed; tried again until it succeeds. */
  readonly onApplied?: (batch: AppliedBatch) => Promise<void>;
  readonly backoff?: Backoff;
  /** Nothing is handled before it resolves. */
  readonly whenPrepared?: Promise<void>;
}

/** What `@Ctx()` gives a handler: where its batch lies. */
export class BatchContext extends BaseRpcContext<
  [topic: string, partition: number, stillWorking?: () => void]
> {
  get topic(): string {
    return this.args[0];
  }

  get partition(): number {
    return this.args[1];
  }

  /** To be called by work that takes long, or it is taken for stuck. */
  stillWorking(): void {
    this.args[2]?.();
  }
}

/** Names are instants, so that the newest is the greatest. */
const LOG = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const CLOSE_WITHIN_MS = 10_000;

/**
 * Nest transport for events in batches. A handler declared with `@EventPattern<string>('<aggregate type>')` is
 * given `IncomingEvent[]`: those of one partition's batch, in order, without repeats. The offset is committed
 * after every handler and `onApplied` succeeded; a failure is tried again until it does, and nothing is skipped.
 */
export class KafkaEventServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger(KafkaEventServer.name);
  private readonly attempts = new Set<Beat>();

  constructor(private readonly options: KafkaEventServerOptions) {
    super();
  }

  /** Returns at once: the consumer connects in the background. */
  override listen(callback: () => void): void {
    this.options.consumer.start(this.options.topics, (batch) => this.handle(batch));
    callback();
  }

  /** Rejects where a handler or the consumer is stuck. @throws Stuck */
  async checkTurning(serversAnswer: ServersAnswer): Promise<void> {
    await Promise.all([
      checkTurning(this.attempts, serversAnswer),
      this.options.consumer.checkTurning(serversAnswer),
    ]);
  }

  override async close(): Promise<void> {
    await this.options.consumer.stop(CLOSE_WITHIN_MS);
  }

  override on(): void {
    // a consumer has no events of its own; its state shows in the metrics
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Nest's signature
  override unwrap<T>(): T {
    return this.options.consumer as T;
  }

  /** Never rejects: what leaves a handler of the client library stalls the partition. */
  private async handle(batch: MessageBatch): Promise<boolean> {
    const { topic, partition } = batch;
    const { validators, metrics, onApplied } = this.options;
    await this.options.whenPrepared;
    const sorted = sortBatch(batch, { validators, handles: (type) => this.messageHandlers.has(type) });

    for (const broken of sorted.broken) {
      if (!(await this.untilDone(batch, 'dead-letter', () => this.putAside(batch, broken)))) return false;
    }
    for (const [aggregateType, events] of Map.groupBy(sorted.events, (event) => event.aggregateType)) {
      if (
        !(await this.untilDone(batch, aggregateType, (beat) =>
          this.apply(aggregateType, events, batch, beat),
        ))
      )
        return false;
    }
    if (onApplied !== undefined) {
      const log = newestLog(batch);
      const applied = {
        topic,
        partition,
        nextOffset: batch.nextOffset,
        events: sorted.events,
        ...(log && { log }),
      };
      if (!(await this.untilDone(batch, 'position', () => onApplied(applied)))) return false;
    }

    metrics.consumed(topic, sorted.events.length);
    metrics.skippedUnknown(topic, sorted.unknown);
    for (const { subject, aggregateType, aggregateVersion, id } of sorted.conflicting) {
      metrics.conflictingVersion(topic);
      this.logger.error(
        `${aggregateType} ${subject} version ${aggregateVersion} came again as another event, ${id}`,
      );
    }
    return true;
  }

  private async apply(
    aggregateType: string,
    events: IncomingEvent[],
    batch: MessageBatch,
    beat: Beat,
  ): Promise<void> {
    const handler = this.messageHandlers.get(aggregateType);
    const outcome: unknown = await handler?.(
      events,
      new BatchContext([batch.topic, batch.partition, () => beat.now()]),
    );
    if (isObservable(outcome)) await lastValueFrom(outcome, { defaultValue: undefined });
  }

  private async putAside(batch: MessageBatch, broken: BrokenMessage): Promise<void> {
    const target = deadLetterTopic(batch.topic);
    const { producer, metrics } = this.options;
    try {
      await producer.send(target, [deadLetter(batch, broken)]);
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      await producer.send(target, [deadLetter(batch, broken, false)]);
    }
    metrics.deadLettered(batch.topic, broken.because.reason);
    const where = `${batch.topic}/${batch.partition}@${broken.message.offset}`;
    this.logger.error(`dead letter ${where}: ${broken.because.message}`);
  }

  /** Tries until it succeeds; answers false when the partition was lost or the consumer stopped before that. */
  private async untilDone(
    batch: MessageBatch,
    step: string,
    work: (beat: Beat) => Promise<void>,
  ): Promise<boolean> {
    for (let failures = 1; !batch.signal.aborted; failures++) {
      const beat = new Beat(`${batch.topic}/${batch.partition}, ${step},`);
      this.attempts.add(beat);
      try {
        await work(beat);
        beat.now(); // somebody may be looking at it just now
        return true;
      } catch (error) {
        this.options.metrics.handlerFailed(batch.topic);
        this.logger.warn(
          `${batch.topic}/${batch.partition}, ${step}, failure ${failures}: ${reasonOf(error)}`,
        );
        await pause(waitAfter(failures, this.options.backoff ?? DEFAULT_BACKOFF), batch.signal);
      } finally {
        this.attempts.delete(beat);
      }
    }
    return false;
  }
}

function newestLog({ messages }: MessageBatch): string | undefined {
  const logs = messages.flatMap(({ headers }) => headers[LOG_HEADER] ?? []).filter((log) => LOG.test(log));
  return logs.sort().at(-1);
}

/** Which error and where it rose, without its message: a driver's may quote what was being written. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown, the consumer lacks KeepCause';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const frame = /^\s+at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? '';
  return `${error.name}${code} ${frame}`;
}
