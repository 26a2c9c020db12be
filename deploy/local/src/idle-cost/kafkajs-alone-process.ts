import { Kafka, logLevel } from 'kafkajs';
import { readTopics } from '../servers/topics.js';

const [brokers = ''] = process.argv.slice(2);
const kafka = new Kafka({ clientId: 'idle', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
const reader = kafka.consumer({ groupId: 'idle', sessionTimeout: 6_000, heartbeatInterval: 1_000 });
await reader.connect();
const topics = (await readTopics()).map(({ name }) => name);
await reader.subscribe({ topics: topics.filter((name) => !name.endsWith('.dead-letter')) });
reader.on('consumer.group_join', () => process.send?.('reads'));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1e6);
});
await reader.run({ eachBatch: () => Promise.resolve() });
