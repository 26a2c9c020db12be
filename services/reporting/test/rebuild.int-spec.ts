import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { JOINT_ACTION_DAYS_TOPIC, MEASURES_TOPIC } from '@entente/contracts';
import { KafkaBatchConsumer, toMessage, type IncomingEvent, type TopicAdmin } from '@entente/messaging';
import { eventually, testTopics, type TestTopics } from '@entente/testing';
import { ProjectedMeasures, ProjectedOperations } from '../src/persistence/projected-records.js';
import type { OperationDocument } from '../src/projections/operation-document.js';
import type { OperationFact } from '../src/projections/operation-fact.js';
import { CannotRebuild, Rebuild } from '../src/rebuild/rebuild.js';
import { dayEvent, measureEvent, resultEvent } from './events.js';
import { ownTopics, RenamedTopics } from './renamed-topics.js';
import { RunningReporting } from './running-reporting.js';

const query = { indicators: 'personsArrested' };

describe('rebuild', () => {
  let kafka: TestTopics;
  let reporting: RunningReporting;
  let topic: string;
  let names: ReadonlyMap<string, string>;
  let said: string[];

  beforeEach(async () => {
    kafka = testTopics();
    said = [];
    topic = await kafka.create(3);
    names = await ownTopics(kafka, { [JOINT_ACTION_DAYS_TOPIC]: topic });
    const consumer = new RenamedTopics(
      new KafkaBatchConsumer(kafka.kafka, kafka.topics, `${topic}-readers`),
      names,
    );
    reporting = await RunningReporting.start({ consumer });
  });
  afterEach(async () => {
    await reporting.stop();
    await kafka.drop();
  });

  const publish = (...events: readonly (readonly [IncomingEvent, string])[]): Promise<void> =>
    kafka.producer.send(
      topic,
      events.map(([event, key]) => toMessage({ ...event, data: event.data as object }, key)),
    );
  const operation = (value: number, id = randomUUID()): Promise<void> =>
    publish([dayEvent({ id }), id], [resultEvent({ jointActionDayId: id, value }), id]);
  const arrested = async (): Promise<unknown> => (await reporting.report(query)).rows[0]?.value;
  const showing = (value: number): Promise<void> =>
    eventually(`${value} arrests`, async () => (await arrested()) === value);
  const rebuild = (
    say = (line: string): void => void said.push(line),
    topics: TopicAdmin = kafka.topics,
  ): Rebuild<OperationFact, OperationDocument> =>
    new Rebuild({
      generations: reporting.get(ProjectedOperations),
      topics,
      consumer: (group) => new KafkaBatchConsumer(kafka.kafka, kafka.topics, group),
      topic,
      say,
    });
  const stored = <T extends { _id: string }>(name: string) =>
    reporting.database.connection.collection<T>(name);

  it('comes to the same, and what arrives afterwards is added to it', async () => {
    for (const value of [3, 4, 5]) await operation(value);
    await showing(12);

    const none = { onlyBefore: [], onlyAfter: [], unlike: [] };
    expect(await rebuild().run({ despiteMissing: false })).toEqual({
      swapped: true,
      facts: { compared: 6, ...none },
      documents: { compared: 3, ...none },
    });
    expect(await reporting.get(ProjectedOperations).stored()).toEqual({ current: 2 });
    expect(await arrested()).toBe(12);
    await operation(100);
    await showing(112);
    expect(await stored('facts').countDocuments()).toBe(6);
    expect(await stored('facts-2').countDocuments()).toBe(8);
  });

  it('is done for one kind of record without the others', async () => {
    await operation(3);
    await showing(3);
    const measures = names.get(MEASURES_TOPIC)!;
    const event = measureEvent();
    const message = toMessage({ ...event, data: event.data }, event.subject);
    await kafka.producer.send(measures, [message]);
    await eventually('the measure', async () => (await reporting.measures()).rows[0]?.measures === 1);

    const generations = reporting.get(ProjectedMeasures);
    const rebuilt = await new Rebuild({
      ...{ generations, topics: kafka.topics, topic: measures, say: () => undefined },
      consumer: (group) => new KafkaBatchConsumer(kafka.kafka, kafka.topics, group),
    }).run({ despiteMissing: false });

    const alike = { compared: 1, onlyBefore: [], onlyAfter: [], unlike: [] };
    expect(rebuilt).toEqual({ swapped: true, facts: alike, documents: alike });
    expect(await generations.stored()).toEqual({ current: 2 });
    expect(await reporting.get(ProjectedOperations).stored()).toBeNull();
    expect((await reporting.measures()).rows).toEqual([{ group: {}, measures: 1 }]);
    expect(await arrested()).toBe(3);
  });

  it('mends what was spoilt and says what differed, while live events arrive', async () => {
    const [spoilt, lost] = [randomUUID(), randomUUID()];
    await operation(3, spoilt);
    await operation(4, lost);
    await showing(7);
    await stored('operations').updateOne({ _id: spoilt }, { $set: { name: 'spoilt' } });
    await stored('operations').deleteOne({ _id: lost });

    let live = 0;
    const arriving = (async () => {
      for (let value = 0; value < 10; value += 1) {
        await operation(10);
        live += 10;
      }
    })();
    const { swapped, facts, documents } = await rebuild().run({ despiteMissing: false });
    await arriving;

    expect(swapped).toBe(true);
    expect(facts).toMatchObject({ onlyBefore: [], onlyAfter: [], unlike: [] });
    expect(documents).toMatchObject({ onlyBefore: [], onlyAfter: [lost], unlike: [spoilt] });
    await showing(7 + live);
  });

  it('computes what a batch adds that began before everything was computed', async () => {
    const [id, result] = [randomUUID(), randomUUID()];
    await publish([dayEvent({ id }), id], [resultEvent({ id: result, jointActionDayId: id, value: 3 }), id]);
    await showing(3);
    const generations = reporting.get(ProjectedOperations);
    const { facts } = generations.of(2);
    const add = facts.add.bind(facts);
    let began = (): void => undefined;
    const beginning = new Promise<void>((resolve) => (began = resolve));
    let computed = (): void => undefined;
    const computing = new Promise<void>((resolve) => (computed = resolve));
    let late = false;
    jest.spyOn(facts, 'add').mockImplementation(async (batch) => {
      if (late) {
        began();
        await Promise.race([computing, wait(1_500)]);
      }
      return add(batch);
    });
    const endOffsets = async (): Promise<ReadonlyMap<number, bigint>> => {
      const ends = await kafka.topics.endOffsets(topic);
      if (late) return ends;
      await eventually('history to be read', async () => {
        const positions = (await generations.stored())?.building?.positions ?? {};
        return [...ends].every(([partition, end]) => end === 0n || positions[partition] === String(end));
      });
      late = true;
      await publish([resultEvent({ id: result, jointActionDayId: id, value: 7 }, { version: 2 }), id]);
      await beginning;
      return ends;
    };
    const topics = Object.assign(Object.create(kafka.topics) as TopicAdmin, { endOffsets });

    const rebuilt = await rebuild((line) => {
      if (line.includes('computed')) computed();
    }, topics).run({ despiteMissing: false });
    expect(rebuilt.documents).toMatchObject({ onlyBefore: [], onlyAfter: [], unlike: [] });
    expect(await arrested()).toBe(7);
  });

  it('leaves the old build answering where the topic does not tell everything', async () => {
    await operation(3);
    await showing(3);
    const untold = { _id: `${randomUUID()}/1`, operationId: randomUUID(), recordedAt: new Date() };
    await stored('facts').insertOne(untold);

    const kept = await rebuild().run({ despiteMissing: false });
    expect(kept).toMatchObject({ swapped: false, facts: { onlyBefore: [untold._id] } });
    expect(await reporting.get(ProjectedOperations).stored()).toMatchObject({ current: 1 });
    expect(await rebuild().run({ despiteMissing: true })).toMatchObject({ swapped: true });
    expect(await arrested()).toBe(3);
  });

  it('is done by one at a time', async () => {
    await operation(3);
    await showing(3);
    let refused: Promise<void> | undefined;
    await rebuild((line) => {
      if (line.includes('computed'))
        refused = expect(rebuild().run({ despiteMissing: false })).rejects.toThrow(CannotRebuild);
    }).run({ despiteMissing: false });
    expect(refused).toBeDefined();
    await refused;
  });

  it('is its builder’s however often that one says so, until somebody else takes it over', async () => {
    const generations = reporting.get(ProjectedOperations);
    const own = await generations.begin('one', new Date());
    const now = new Date();
    expect([await generations.keepAlive(own, now), await generations.keepAlive(own, now)]).toEqual([
      true,
      true,
    ]);
    const left = (await generations.stored())!.building!;
    expect(await generations.takeOver(left, 'two', new Date())).toBe(true);
    expect(await generations.takeOver(left, 'two', new Date())).toBe(true);
    expect(await generations.takeOver(left, 'three', new Date())).toBe(false);
    expect(await generations.keepAlive(own, new Date())).toBe(false);
    await generations.letGo(own);
    expect((await generations.stored())?.building).toMatchObject({ builder: 'two' });
    expect((await generations.stored())?.building?.aliveAt).not.toEqual(new Date(0));
  });

  it('goes on where it was cut off', async () => {
    await operation(3);
    await showing(3);
    const cut = rebuild((line) => {
      if (line.includes('operations computed')) throw new Error('the machine stopped');
    });
    await expect(cut.run({ despiteMissing: false })).rejects.toThrow('the machine stopped');
    await operation(4);

    expect(await rebuild().run({ despiteMissing: false })).toMatchObject({ swapped: true });
    expect(said[0]).toBe('generation 2 goes on');
    await showing(7);
  });

  it('ends what was cut off after the swap, and the next one begins with what answers', async () => {
    await operation(3);
    await showing(3);
    const cut = rebuild((line) => {
      if (line.includes('at the swap')) throw new Error('the machine stopped');
    });
    await expect(cut.run({ despiteMissing: false })).rejects.toThrow('the machine stopped');

    expect(await rebuild().run({ despiteMissing: false })).toMatchObject({ swapped: true });
    expect(await reporting.get(ProjectedOperations).stored()).toEqual({ current: 2 });
    await rebuild().run({ despiteMissing: false });
    expect(await reporting.get(ProjectedOperations).stored()).toEqual({ current: 3 });
    expect(await arrested()).toBe(3);
    const names = (await reporting.database.connection.listCollections()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['facts-2', 'facts-3', 'operations-2', 'operations-3']));
    expect(names).not.toContain('facts');
  });
});
