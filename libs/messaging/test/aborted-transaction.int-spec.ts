import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { KafkaBatchConsumer } from '@entente/messaging';
import { eventually, testTopics, type TestTopics } from '@entente/testing';

describe('KafkaBatchConsumer beside a producer with transactions', () => {
  let topics: TestTopics;
  let consumer: KafkaBatchConsumer;
  afterEach(async () => {
    await consumer.stop(5_000);
    await topics.drop();
  });

  it('reaches the end of a topic whose last messages are kept from readers', async () => {
    topics = testTopics();
    const topic = await topics.create(1);
    const reached: bigint[] = [];
    const handedOut: string[] = [];
    consumer = new KafkaBatchConsumer(topics.kafka, topics.topics, topic);
    consumer.start([topic], ({ messages, nextOffset }) => {
      handedOut.push(...messages.map(({ value }) => String(value)));
      reached.push(nextOffset);
      return Promise.resolve(true);
    });

    await writeInTransactions(topics, topic);
    const end = 5n; // committed, its mark, twice aborted, their mark
    const written = async () => (await topics.topics.endOffsets(topic)).get(0) === end;
    await eventually('the marks, which the broker writes after it has answered', written);
    await eventually('the end of the topic', () => reached.at(-1) === end);
    expect(handedOut).toEqual(['committed']);
  });
});

async function writeInTransactions({ kafka }: TestTopics, topic: string): Promise<void> {
  const producer = kafka.producer({
    transactionalId: randomUUID(),
    idempotent: true,
    maxInFlightRequests: 1,
    retry: { retries: 10 },
  });
  await producer.connect();
  const committed = await producer.transaction();
  await committed.send({ topic, messages: [{ value: 'committed' }] });
  await committed.commit();
  const aborted = await producer.transaction();
  await aborted.send({ topic, messages: [{ value: 'never' }, { value: 'never' }] });
  await aborted.abort();
  await producer.disconnect();
}
