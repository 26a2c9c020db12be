import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type Consumer, type KafkaMessage } from 'kafkajs';

export const TOPIC = 'entente.joint-action-days.v1';
export const DEAD_LETTERS = `${TOPIC}.dead-letter`;

const RECENT = 200;
const LONGEST_BYTES = 10_000;

/** An event as it lies in the topic. */
export interface Told {
  readonly eventId: string;
  readonly aggregate: string;
  readonly version: number;
}

/** Reads everything that the relay sends, in order, beside the services and past the wires. */
export class TopicWatcher {
  private readonly told = new Map<string, Told[]>();
  /** The latest readable messages as they lay in the topic, oldest first. */
  readonly recent: KafkaMessage[] = [];
  /** By `ce_id` of the message that was put aside, the reason. */
  readonly deadLetters: { readonly id: string | undefined; readonly reason: string }[] = [];

  private constructor(private readonly consumer: Consumer) {}

  static async start(brokers: string): Promise<TopicWatcher> {
    const kafka = client(brokers);
    const retry = { maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER };
    const consumer = kafka.consumer({
      groupId: 'watcher',
      allowAutoTopicCreation: false,
      sessionTimeout: 6_000,
      rebalanceTimeout: 6_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 300,
      retry,
    });
    const watcher = new TopicWatcher(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [TOPIC, DEAD_LETTERS], fromBeginning: true });
    await consumer.run({
      eachMessage: ({ topic, message }) => {
        if (topic === TOPIC) watcher.hear(message);
        else watcher.hearDeadLetter(message);
        return Promise.resolve();
      },
    });
    return watcher;
  }

  /** What was told of one aggregate, in the order of the topic. */
  of(aggregate: string): readonly Told[] {
    return this.told.get(aggregate) ?? [];
  }

  async stop(): Promise<void> {
    await Promise.race([this.consumer.disconnect(), wait(5_000, undefined, { ref: false })]);
  }

  private hear(message: KafkaMessage): void {
    const { headers } = message;
    if (isReadable(message)) this.recent.push(message);
    if (this.recent.length > RECENT) this.recent.shift();
    const header = (name: string): string => String(headers?.[name] ?? '');
    const aggregate = header('ce_subject');
    const told = { eventId: header('ce_id'), aggregate, version: Number(header('ce_aggregateversion')) };
    const known = this.told.get(aggregate);
    if (known) known.push(told);
    else this.told.set(aggregate, [told]);
  }

  private hearDeadLetter({ headers }: KafkaMessage): void {
    const id = headers?.['ce_id']?.toString();
    this.deadLetters.push({ id, reason: headers?.['entente_reason']?.toString() ?? '' });
  }
}

/** Not one of those that the suite has made unreadable. */
function isReadable({ value }: KafkaMessage): boolean {
  if (value === null || value.length > LONGEST_BYTES) return false;
  try {
    return typeof JSON.parse(value.toString()) === 'object';
  } catch {
    return false;
  }
}

export function client(brokers: string): Kafka {
  return new Kafka({
    clientId: 'faults',
    brokers: [brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 20 },
    logLevel: logLevel.NOTHING,
  });
}
