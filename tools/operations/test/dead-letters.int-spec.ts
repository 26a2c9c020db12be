import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, KafkaBatchConsumer, KafkaEventServer } from '@entente/messaging';
import { CountingMetrics, eventually, testDatabase, testTopics, type TestDatabase } from '@entente/testing';
import { DeadLetters } from '../src/dead-letters/dead-letters.js';
import { CannotBeDone } from '../src/misuse.js';

const because = { by: 'operator', reason: 'the schema was mended' };
const SECRET = 'a text that nobody may read in a list';

describe('dead letters', () => {
  const { kafka, topics, producer, create, messagesIn, drop } = testTopics();
  const metrics = new CountingMetrics();
  let database: TestDatabase;
  let letters: DeadLetters;
  let server: KafkaEventServer;
  let topic: string;

  beforeAll(async () => {
    database = await testDatabase();
    topic = await create(2);
    await topics.ensureTopics([{ name: deadLetterTopic(topic), partitions: 2, config: {} }]);
    letters = new DeadLetters(kafka, database.connection, `${topic}-readers`, [topic]);
    const consumer = new KafkaBatchConsumer(kafka, topics, `${topic}-readers`);
    server = new KafkaEventServer({ consumer, producer, metrics, topics: [topic], validators: new Map() });
    server.listen(() => undefined);
  });
  afterAll(async () => {
    await server.close();
    await letters.close();
    await Promise.all([drop(), database.drop()]);
  });

  it('lists none before anything was put aside', async () => {
    expect(await letters.open()).toEqual([]);
  });

  it('lists where a message lay and why it was put aside, and nothing that it says', async () => {
    const headers = { ce_type: SECRET, ce_subject: SECRET, traceparent: '00-1-2-01' };
    await producer.send(topic, [{ key: 'one', value: SECRET, headers }]);
    await eventually('the letter', async () => (await letters.open()).length === 1);

    const [letter] = await letters.open();
    const { message: _message, ...shown } = letter ?? { message: null };
    expect(JSON.stringify(shown)).not.toContain('text');
    expect(shown).toMatchObject({ reason: 'malformed-header', where: 'ce_type', offset: '0', type: '?' });
  });

  it('are replayed as they came, once, with who and why', async () => {
    const [letter] = await letters.open();
    if (!letter) throw new Error('there is a letter');
    expect(await letters.replay([letter], because)).toMatchObject([
      { outcome: 'put aside', again: { offset: '1' } },
    ]);

    const [original, replayed] = await messagesIn(topic);
    expect(replayed).toEqual({ ...original, partition: expect.anything(), offset: 1n });
    const decisions = database.connection.collection<{ _id: string }>('dead-letter-decisions');
    expect(await decisions.findOne({ _id: letter.id })).toMatchObject({
      ...because,
      decision: 'replayed',
      state: 'done',
      at: expect.any(Date),
    });
    expect(await letters.decisionOn(letter)).toMatchObject({ by: 'operator' });
    await expect(letters.replay([letter], because)).rejects.toThrow(CannotBeDone);
    await expect(letters.discard(letter, because)).rejects.toThrow(CannotBeDone);
  });

  it('come back where nothing was mended, and can be discarded', async () => {
    await eventually('the next letter', async () => (await letters.open()).length === 1);
    const [letter] = await letters.open();
    if (!letter) throw new Error('there is a letter');
    await letters.discard(letter, { ...because, reason: 'sent by mistake' });

    expect(await letters.open()).toEqual([]);
    expect(await messagesIn(topic)).toHaveLength(2);
  });
});
