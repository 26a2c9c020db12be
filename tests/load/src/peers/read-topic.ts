import { Kafka, logLevel, type ConsumerConfig, type ConsumerRunConfig } from 'kafkajs';
import { surroundings } from './peer-program.js';

export const kafka = new Kafka({
  clientId: 'peer',
  brokers: surroundings.kafkaBrokers.split(','),
  logLevel: logLevel.NOTHING,
});

/** Reads a topic from where the group is, at first from the beginning. Resolves when the group was joined. */
export async function readTopic(
  topic: string,
  group: ConsumerConfig,
  handling: ConsumerRunConfig,
): Promise<void> {
  const consumer = kafka.consumer({ sessionTimeout: 6_000, heartbeatInterval: 1_000, ...group });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on('consumer.group_join', () => resolve()));
  await consumer.run(handling);
  await joined;
}
