import { createHash, randomUUID } from 'node:crypto';
import { BatchConsumer, EventProducer, MessageTooLarge, TopicAdmin } from '@entente/messaging';
import type { BatchHandler, OutgoingMessage, RawMessage, TopicSpec } from '@entente/messaging';

const MESSAGE_LIMIT_BYTES = 1_048_588;

/** Topics in memory, with partitions, offsets, groups and the broker's limit of sizes. */
export class FakeBroker {
  readonly topics = new Map<string, RawMessage[][]>();
  clusterId: string = randomUUID();
  private readonly committed = new Map<string, number>();

  create(name: string, partitions: number): void {
    this.topics.set(
      name,
      Array.from({ length: partitions }, () => []),
    );
  }

  /** Loses everything, as new storage does: topics, messages, positions. */
  wipe(): void {
    this.topics.clear();
    this.committed.clear();
    this.clusterId = randomUUID();
  }

  append(topic: string, { key, value, headers }: OutgoingMessage): void {
    if (Buffer.byteLength(value ?? '') > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(topic);
    const partitions = this.partitionsOf(topic);
    const partition = partitions[partitionOf(key ?? '', partitions.length)];
    partition?.push({
      key: key === null ? null : Buffer.from(key),
      value: value === null ? null : Buffer.from(value),
      headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, String(header)])),
      offset: BigInt(partition.length),
    });
  }

  partitionsOf(topic: string): RawMessage[][] {
    const partitions = this.topics.get(topic);
    if (partitions === undefined) throw new Error(`there is no topic ${topic}`);
    return partitions;
  }

  /** The messages of a partition that a group has not committed yet. */
  unread(groupId: string, topic: string, partition: number): RawMessage[] {
    const from = this.committed.get(`${groupId}/${topic}/${partition}`) ?? 0;
    return this.partitionsOf(topic)[partition]?.slice(from) ?? [];
  }

  commit(groupId: string, topic: string, partition: number, last: bigint): void {
    this.committed.set(`${groupId}/${topic}/${partition}`, Number(last) + 1);
  }
}

function partitionOf(key: string | Buffer, partitions: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % partitions;
}

export class FakeProducer extends EventProducer {
  constructor(private readonly broker: FakeBroker) {
    super();
  }

  async send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    await Promise.resolve();
    for (const message of messages) this.broker.append(topic, message);
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}

export class FakeTopicAdmin extends TopicAdmin {
  constructor(private readonly broker: FakeBroker) {
    super();
  }

  async answers(): Promise<boolean> {
    await Promise.resolve();
    return true;
  }

  async clusterId(): Promise<string> {
    await Promise.resolve();
    return this.broker.clusterId;
  }

  async endOffsets(topic: string): Promise<ReadonlyMap<number, bigint>> {
    await Promise.resolve();
    return new Map(
      this.broker.partitionsOf(topic).map((messages, index) => [index, BigInt(messages.length)]),
    );
  }

  async committed(groupId: string, topic: string): Promise<ReadonlyMap<number, bigint>> {
    await Promise.resolve();
    const partitions = this.broker.partitionsOf(topic);
    return new Map(
      partitions.map((messages, index) => [
        index,
        BigInt(messages.length - this.broker.unread(groupId, topic, index).length),
      ]),
    );
  }

  async missing(topics: readonly string[]): Promise<readonly string[]> {
    await Promise.resolve();
    return topics.filter((topic) => !this.broker.topics.has(topic));
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<readonly string[]> {
    const missing = await this.missing(topics.map(({ name }) => name));
    for (const { name, partitions } of topics)
      if (missing.includes(name)) this.broker.create(name, partitions);
    return missing;
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}

/** Reads one partition after the other, all that there is at a time. */
export class FakeBatchConsumer extends BatchConsumer {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly broker: FakeBroker,
    private readonly groupId: string,
  ) {
    super();
  }

  start(topics: readonly string[], handle: BatchHandler): void {
    this.running ??= this.run(topics, handle);
  }

  async checkTurning(): Promise<void> {
    await Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(topics: readonly string[], handle: BatchHandler): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      for (const topic of topics) {
        for (const partition of this.broker.partitionsOf(topic).keys()) {
          const messages = this.broker.unread(this.groupId, topic, partition);
          const last = messages.at(-1);
          if (last === undefined) continue;
          const nextOffset = last.offset + 1n;
          const done = await handle({ topic, partition, messages, nextOffset, signal });
          if (done) this.broker.commit(this.groupId, topic, partition, last.offset);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
