import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Relay } from '@entente/messaging';
import { journalRows, MongoOutbox, MongoPublishedLogs, MongoRelayLease } from '@entente/mongo';
import {
  CountingMetrics,
  eventually,
  pendingVersions,
  testDatabase,
  testTopics,
  type TestDatabase,
} from '@entente/testing';
import { CannotBeDone } from '../src/misuse.js';
import { parkedRows, release } from '../src/parked.js';
import { republish } from '../src/republish.js';

describe('republish', () => {
  const { topics, producer, create, messagesIn, drop } = testTopics();
  const said: string[] = [];
  let database: TestDatabase;
  let relay: Relay;
  let publisher: { service: string; topic: string; records: Map<string, string> };

  beforeAll(async () => {
    database = await testDatabase();
    const { connection } = database;
    const topic = await create(3);
    publisher = { service: 'testing', topic, records: new Map() };
    const parts = {
      outbox: new MongoOutbox(connection),
      lease: new MongoRelayLease(connection),
      logs: new MongoPublishedLogs(connection),
      metrics: new CountingMetrics(),
      producer,
      topics,
    };
    const watermarksTopic = await create(1);
    relay = new Relay(parts, {
      service: 'testing',
      topic,
      watermarksTopic,
      watermarkEveryMs: 200,
      idleSweepMs: 200,
    });
  });
  afterAll(async () => {
    await relay.stop();
    await Promise.all([drop(), database.drop()]);
  });

  const again = (from?: Date): Promise<void> =>
    republish(database.connection, publisher, from, (line) => said.push(line));
  const messages = async (): Promise<number> => (await messagesIn(publisher.topic)).length;

  it('has nothing to do for a service that never published', async () => {
    await expect(again()).rejects.toThrow(CannotBeDone);
  });

  it('sends the whole journal again through the relay, and what is asked twice at once, once', async () => {
    await journalRows(database.connection).insertMany(pendingVersions(20));
    await relay.runOnce();
    expect(await messages()).toBe(20);

    relay.start();
    await Promise.all([again(), again()]);
    expect(await messages()).toBe(40);
    expect(said.join()).toContain('20 events of testing');
  });

  it('sends what was recorded from an instant on', async () => {
    await again(new Date(Date.now() + 60_000));
    expect(await messages()).toBe(40);
  });

  it('leaves parked rows aside until they are released', async () => {
    const [row] = pendingVersions(1);
    if (!row) throw new Error('there is a row');
    const { pending: _pending, ...kept } = row;
    const parked = { at: new Date(), why: 'message-too-large' };
    await journalRows(database.connection).insertOne({ ...kept, parked });
    await again();
    expect(await parkedRows(database.connection)).toMatchObject([{ eventId: row._id, why: parked.why }]);

    expect(await release(database.connection, [])).toBe(1);
    relay.nudge();
    await eventually('the released event', async () => (await messages()) === 61);
    expect(await parkedRows(database.connection)).toEqual([]);
  });
});
