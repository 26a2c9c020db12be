import { randomUUID } from 'node:crypto';
import kafkajs, { type Message } from 'kafkajs'; // its constants are no ES exports
import { client, TOPIC } from '../stage/topic-watcher.js';
import type { Fault, Scene } from './fault.js';

/** Another producer writes the same events compressed, and made-up ones in a transaction that it aborts. */
export const compressedAndAborted: Fault = {
  name: 'compressed-and-aborted',
  strike: async (scene) => {
    const { stage, pause } = scene;
    await pause(800);
    const producer = client(stage.kafkaBrokers).producer({
      transactionalId: `faults-${randomUUID()}`,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    const heard = heardResults(scene);
    const again = await producer.transaction();
    await again.send({ topic: TOPIC, messages: heard, compression: kafkajs.CompressionTypes.GZIP });
    await again.commit();
    const aborted = await producer.transaction();
    try {
      await aborted.send({ topic: TOPIC, messages: heard.map(madeUp) });
      await pause(300);
    } finally {
      // Left open it would keep everything behind it from readers.
      await aborted.abort();
      await producer.disconnect();
    }
  },
};

function heardResults({ stage }: Scene): Message[] {
  return stage.watcher.recent
    .filter(({ headers }) => String(headers?.['ce_type'] ?? '').includes('.reported-result.'))
    .map(({ key, value, headers }) => ({ key, value, ...(headers && { headers }) }));
}

/** A version that nobody has made yet. */
function madeUp(message: Message): Message {
  const version = Number(String(message.headers?.['ce_aggregateversion'])) + 50;
  const headers = { ...message.headers, ce_id: randomUUID(), ce_aggregateversion: String(version) };
  return { ...message, headers };
}
