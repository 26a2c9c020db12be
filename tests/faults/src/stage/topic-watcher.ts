import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type Consumer, type KafkaMessage } from 'kafkajs';

export const TOPIC = 'entente.joint-action-days.v1';
/** Of the other services that take commands. */
export const FURTHER_TOPICS = ['entente.measures.v1', 'entente.cooperation-agreements.v1'] as const;
export const TOPICS = [TOPIC, ...FURTHER_TOPICS] as const;
export const DEAD_LETTERS: readonly string[] = TOPICS.map((topic) => `${topic}.dead-letter`);

const TOPICS_WITHIN_MS = 30_000;
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
  private heardSince = new Date(0);
  private readonly types = new Map<string, number>();
  /** The latest readable messages about operations as they lay in their topic, oldest first. */
  readonly recent: KafkaMessage[] = [];
  private readonly latest = new Map<string, KafkaMessage>();
  /** By `ce_id` of the message that was put aside, the reason. */
  readonly deadLetters: { readonly id: string | undefined; readonly reason: string }[] = [];

  private consumer: Consumer | undefined;

  private constructor(private readonly brokers: string) {}

  static async start(brokers: string): Promise<TopicWatcher> {
    const watcher = new TopicWatcher(brokers);
    await watcher.listen();
    return watcher;
  }

  /** The log was lost: what it had told is told no more. Waits until somebody has made the topics again. */
  async hearNewLog(): Promise<void> {
    this.told.clear();
    this.heardSince = new Date();
    const deadline = Date.now() + TOPICS_WITHIN_MS;
    while (!(await this.listen().then(yes, no))) {
      await this.stop();
      if (Date.now() > deadline) throw new Error(`Nobody made ${TOPIC} again`);
      await wait(300);
    }
  }

  /** When the log that is heard now began; what was recorded before is in it a second time. */
  get since(): Date {
    return this.heardSince;
  }

  /** What was told of one aggregate, in the order of the topic. */
  of(aggregate: string): readonly Told[] {
    return this.told.get(aggregate) ?? [];
  }

  /** The latest readable message of a topic. */
  latestIn(topic: string): KafkaMessage | undefined {
    return this.latest.get(topic);
  }

  /** How many messages of a type there were. */
  countOf(type: string): number {
    return this.types.get(type) ?? 0;
  }

  async stop(): Promise<void> {
    const { consumer } = this;
    this.consumer = undefined;
    await Promise.race([consumer?.disconnect(), wait(5_000, undefined, { ref: false })]);
  }

  private async listen(): Promise<void> {
    const retry = { maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER };
    this.consumer = client(this.brokers).consumer({
      // A group of its own each time: what another log was read to says nothing here.
      groupId: `watcher-${randomUUID()}`,
      allowAutoTopicCreation: false,
      sessionTimeout: 6_000,
      rebalanceTimeout: 6_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 300,
      retry,
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...TOPICS, ...DEAD_LETTERS], fromBeginning: true });
    await this.consumer.run({
      eachMessage: ({ topic, message }) => {
        if (DEAD_LETTERS.includes(topic)) this.hearDeadLetter(message);
        else this.hear(message, topic);
        return Promise.resolve();
      },
    });
  }

  private hear(message: KafkaMessage, topic: string): void {
    const { headers } = message;
    const header = (name: string): string => String(headers?.[name] ?? '');
    const aggregate = header('ce_subject');
    this.types.set(header('ce_type'), this.countOf(header('ce_type')) + 1);
    const told = { eventId: header('ce_id'), aggregate, version: Number(header('ce_aggregateversion')) };
    const known = this.told.get(aggregate) ?? [];
    const isGood = isReadable(message) && !isMadeUp(told, known);
    if (isGood) this.latest.set(topic, message);
    if (isGood && topic === TOPIC) this.recent.push(message);
    if (this.recent.length > RECENT) this.recent.shift();
    this.told.set(aggregate, [...known, told]);
  }

  private hearDeadLetter({ headers }: KafkaMessage): void {
    const id = headers?.['ce_id']?.toString();
    this.deadLetters.push({ id, reason: headers?.['entente_reason']?.toString() ?? '' });
  }
}

export async function deleteTopic(brokers: string): Promise<void> {
  const admin = client(brokers).admin();
  await admin.connect();
  try {
    await admin.deleteTopics({ topics: [TOPIC] });
  } finally {
    await admin.disconnect();
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;

/**
 * Another event for a version that was told before: written on into another partition, a rebuild may read it first,
 * and no reader could know that it is not the true one.
 */
function isMadeUp(told: Told, known: readonly Told[]): boolean {
  return known.some(({ version, eventId }) => version === told.version && eventId !== told.eventId);
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
