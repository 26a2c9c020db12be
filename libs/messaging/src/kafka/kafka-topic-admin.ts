import type { Admin, Kafka } from 'kafkajs';
import { pause } from '../backoff.js';
import { TopicAdmin } from '../topic-admin.js';
import type { TopicSpec } from '../topic-admin.js';

/** Less than a health page waits. */
const ANSWER_WITHIN_MS = 1_800;

/** Connects at the first question, and anew after a failure. */
export class KafkaTopicAdmin extends TopicAdmin {
  private connected: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {
    super();
  }

  async answers(): Promise<boolean> {
    const admin = this.kafka.admin({ retry: { retries: 0 } });
    const deadline = new AbortController();
    const late = pause(ANSWER_WITHIN_MS, deadline.signal).then(() => false);
    const asked = admin
      .connect()
      .then(() => admin.describeCluster())
      .then(
        () => true,
        () => false,
      );
    void asked.then(() => admin.disconnect()).catch(() => undefined); // it was never connected
    const answers = await Promise.race([asked, late]);
    deadline.abort();
    return answers;
  }

  async clusterId(): Promise<string> {
    return (await this.ask((admin) => admin.describeCluster())).clusterId;
  }

  async endOffsets(topic: string): Promise<ReadonlyMap<number, bigint>> {
    const offsets = await this.ask((admin) => admin.fetchTopicOffsets(topic));
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  }

  async committed(groupId: string, topic: string): Promise<ReadonlyMap<number, bigint>> {
    const [found] = await this.ask((admin) => admin.fetchOffsets({ groupId, topics: [topic] }));
    const offsets = (found?.partitions ?? []).map(
      ({ partition, offset }) => [partition, BigInt(offset)] as const,
    );
    return new Map(offsets.filter(([, offset]) => offset >= 0n));
  }

  async missing(topics: readonly string[]): Promise<readonly string[]> {
    const existing = new Set(await this.ask((admin) => admin.listTopics()));
    return topics.filter((topic) => !existing.has(topic));
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<readonly string[]> {
    const missing = new Set(await this.missing(topics.map(({ name }) => name)));
    if (missing.size === 0) return [];
    const wanted = topics
      .filter(({ name }) => missing.has(name))
      .map(({ name, partitions, config }) => ({
        topic: name,
        numPartitions: partitions,
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      }));
    // A client that was asked about a topic that is gone since fails at everything: this needs a new one.
    await this.close();
    await this.ask((admin) => admin.createTopics({ waitForLeaders: true, topics: wanted }));
    return [...missing];
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    await connected?.then(
      (admin) => admin.disconnect(),
      () => undefined, // never was connected
    );
  }

  private async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    this.connected ??= this.connect();
    try {
      return await question(await this.connected);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}
