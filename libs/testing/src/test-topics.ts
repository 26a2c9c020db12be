import { randomUUID } from 'node:crypto';
import { connectKafka, KafkaEventProducer, KafkaTopicAdmin } from '@entente/messaging';
import type { RawMessage } from '@entente/messaging';
import type { Kafka } from 'kafkajs';
import { eventually } from './eventually.js';
import { serverAddress } from './real-servers.js';

export interface TestTopics {
  readonly kafka: Kafka;
  readonly producer: KafkaEventProducer;
  readonly topics: KafkaTopicAdmin;
  /** Creates a topic whose name nobody else uses, and answers it. */
  create(partitions: number): Promise<string>;
  messagesIn(topic: string): Promise<readonly RawMessage[]>;
  /** Deletes every topic under the prefix. */
  drop(): Promise<void>;
}

/** Topics on the broker of KAFKA_BROKERS, all under one prefix of their own. */
export function testTopics(): TestTopics {
  const prefix = `test-${randomUUID().slice(0, 13)}`;
  const kafka = connectKafka(serverAddress('KAFKA_BROKERS').split(','), prefix);
  const topics = new KafkaTopicAdmin(kafka);
  const producer = new KafkaEventProducer(kafka);
  let created = 0;
  return {
    kafka,
    producer,
    topics,
    create: async (partitions) => {
      const name = `${prefix}-${(created += 1)}`;
      await topics.ensureTopics([{ name, partitions, config: {} }]);
      return name;
    },
    messagesIn: (topic) => readAll(kafka, topics, topic),
    drop: async () => {
      const admin = kafka.admin();
      await admin.connect();
      const own = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
      await admin.deleteTopics({ topics: own });
      await Promise.all([admin.disconnect(), producer.close(), topics.close()]);
    },
  };
}

/** Reads a topic from its beginning to its present end, in a group of its own. */
async function readAll(kafka: Kafka, topics: KafkaTopicAdmin, topic: string): Promise<readonly RawMessage[]> {
  const ends = await topics.endOffsets(topic);
  const expected = [...ends.values()].reduce((sum, end) => sum + Number(end), 0);
  if (expected === 0) return [];

  const messages: (RawMessage & { partition: number })[] = [];
  const consumer = kafka.consumer({ groupId: `${topic}-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message: { key, value, headers, offset } }) => {
      const texts = Object.entries(headers ?? {}).map(([name, header]) => [name, String(header)]);
      const read = {
        key,
        value,
        headers: Object.fromEntries(texts) as Record<string, string>,
        offset: BigInt(offset),
      };
      messages.push({ ...read, partition });
      return Promise.resolve();
    },
  });
  try {
    await eventually(`${expected} messages in ${topic}`, () => messages.length >= expected);
  } finally {
    await consumer.disconnect();
  }
  return messages.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
}
