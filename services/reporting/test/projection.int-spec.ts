import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import type { IncomingEvent } from '@entente/messaging';
import { serverAddress, TcpProxy } from '@entente/testing';
import { ProjectedOperations } from '../src/persistence/projected-records.js';
import { keyOf } from '../src/projections/fact.js';
import { operationDocument } from '../src/projections/operation-document.js';
import type { OperationFact } from '../src/projections/operation-fact.js';
import { project } from '../src/projections/projection.js';
import { dayEvent, dayFact, resultEvent, resultFact, type ResultGiven } from './events.js';
import { RunningReporting } from './running-reporting.js';

describe('the projection of operations', () => {
  let reporting: RunningReporting;
  beforeAll(async () => {
    reporting = await RunningReporting.start();
  });
  afterAll(() => reporting.stop());

  const factsOf = async (id: string): Promise<OperationFact[]> => {
    const { facts } = await reporting.get(ProjectedOperations).current();
    const ofOne: OperationFact[] = [];
    for await (const some of facts.ofRecords([id])) ofOne.push(...some);
    return ofOne.sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
  };
  const documentOf = (id: string) =>
    reporting.database.connection.collection<{ _id: string }>('operations').findOne({ _id: id });

  /** Two versions of the operation, three of one result, one of another. */
  const history = (id: string): readonly IncomingEvent[] => {
    const [nl, fr] = [{ id: randomUUID(), country: 'NL' }, { country: 'FR' }].map((share) => ({
      ...share,
      jointActionDayId: id,
    })) as [ResultGiven, ResultGiven];
    return [
      dayEvent({ id, status: 'running' }, { version: 1 }),
      resultEvent({ ...nl, value: 3, status: 'provisional' }, { version: 1 }),
      resultEvent({ ...nl, value: 8, status: 'provisional' }, { version: 2 }),
      resultEvent({ ...fr, value: 4 }),
      resultEvent({ ...nl, value: 8 }, { version: 3 }),
      dayEvent({ id, status: 'closed' }, { version: 2 }),
    ];
  };

  it('adds a large batch in parts, and says that it is still at it', async () => {
    const { facts } = await reporting.get(ProjectedOperations).current();
    const many = Array.from({ length: 600 }, () => resultFact({ jointActionDayId: randomUUID() }));
    let parts = 0;
    const adding = (): Promise<number> => facts.add(many, () => (parts += 1));

    expect([await adding(), parts]).toEqual([0, 3]);
    expect(await facts.unknownOf(many.map(keyOf))).toEqual([]);
    expect([await adding(), parts]).toEqual([0, 6]);
    const [first] = many;
    expect(await facts.add([{ ...first!, eventId: randomUUID() }])).toBe(1);
  });

  it('adds every version once, and one document of them all', async () => {
    const id = randomUUID();
    const events = history(id);
    expect(await reporting.give(...events)).toBe(true);
    const [facts, document] = [await factsOf(id), await documentOf(id)];

    expect(facts).toHaveLength(6);
    expect(document).toMatchObject({ status: 'closed' });
    const { id: _id, ...computed } = operationDocument(facts)!;
    expect(document).toEqual({ _id: id, factsKnown: 6, ...computed });

    expect(await reporting.give(...events)).toBe(true);
    expect([await factsOf(id), await documentOf(id)]).toEqual([facts, document]);
  });

  it('notices a version that is missing, once, and that it came', async () => {
    const id = randomUUID();
    const gaps = reporting.database.connection.collection<{ _id: string }>('version-gaps');
    const gap = () => gaps.findOne({ _id: `org.entente.joint-action-day/${id}/2` });
    const noticed = () => reporting.alarms.filter((alarm) => alarm.includes(`${id}/2`)).length;
    await reporting.give(dayEvent({ id }, { version: 1 }));
    expect(await gap()).toBeNull();
    await reporting.give(dayEvent({ id }, { version: 3 }));
    await reporting.give(dayEvent({ id }, { version: 3 }), dayEvent({ id }, { version: 4 }));
    expect(await gap()).not.toBeNull();
    expect(noticed()).toBe(1);
    const health = await reporting.health();
    expect(health).toMatchObject({ figures: { versions: { gaps: 1 } } });

    await reporting.give(dayEvent({ id }, { version: 2 }));
    expect(await gap()).toBeNull();
  });

  it('comes to the same in whatever order and batches events arrive', async () => {
    const id = randomUUID();
    const events = history(id);
    await reporting.give(...events);
    const [facts, document] = [await factsOf(id), await documentOf(id)];
    const connection = reporting.database.connection;
    const arrivals = [
      [[5, 4, 3, 2, 1, 0]],
      [
        [1, 2],
        [4, 0, 4, 5],
        [3, 1, 1],
      ],
      [[5], [4], [3], [2], [1], [0]],
    ];

    for (const batches of arrivals) {
      await connection.collection('facts').deleteMany({ operationId: id });
      await connection.collection<{ _id: string }>('operations').deleteOne({ _id: id });
      for (const batch of batches) await reporting.give(...batch.flatMap((index) => events[index] ?? []));
      expect([await factsOf(id), await documentOf(id)]).toEqual([facts, document]);
    }
  });

  it('has no document while only results are known', async () => {
    const [, share] = history(randomUUID());
    const id = (share as ReturnType<typeof resultEvent>).data.reportedResult.jointActionDayId;
    await reporting.give(share!);
    expect(await factsOf(id)).toHaveLength(1);
    expect(await documentOf(id)).toBeNull();

    await reporting.give(dayEvent({ id }));
    expect(await documentOf(id)).toMatchObject({ factsKnown: 2 });
  });

  it('repeats what a crash cut off between facts and document', async () => {
    const id = randomUUID();
    const batch = [dayFact({ id }), resultFact({ jointActionDayId: id, value: 7 })];
    await (await reporting.get(ProjectedOperations).current()).facts.add(batch);
    expect(await documentOf(id)).toBeNull();

    await project(batch, await reporting.get(ProjectedOperations).current());
    expect(await documentOf(id)).toMatchObject({ factsKnown: 2, figures: [{ madeOf: 'stated' }] });
  });

  it('never replaces a document by one made from fewer facts', async () => {
    const id = randomUUID();
    const { documents } = await reporting.get(ProjectedOperations).current();
    const [early, late] = ['early', 'late'].map((name) => operationDocument([dayFact({ id, name })])!);
    await documents.replace([{ document: late!, factsKnown: 2 }]);
    await documents.replace([{ document: early!, factsKnown: 1 }]);
    expect(await documentOf(id)).toMatchObject({ name: 'late', factsKnown: 2 });

    const other = { ...early!, id: randomUUID() };
    await documents.replace([early!, other].map((document) => ({ document, factsKnown: 1 })));
    expect(await documentOf(id)).toMatchObject({ name: 'late', factsKnown: 2 });
    expect(await documentOf(other.id)).toMatchObject({ name: 'early', factsKnown: 1 });

    await Promise.all(
      [3, 6, 4, 5].map((factsKnown) =>
        documents.replace([{ document: { ...late!, name: `of ${factsKnown}` }, factsKnown }]),
      ),
    );
    expect(await documentOf(id)).toMatchObject({ name: 'of 6', factsKnown: 6 });
  });

  it('raises an alarm when one version is told by two events, and keeps the first', async () => {
    const id = randomUUID();
    const [eventId, secondId] = [randomUUID(), randomUUID()];
    await reporting.give(dayEvent({ id, name: 'first' }, { eventId }));
    await reporting.give(dayEvent({ id, name: 'first' }, { eventId }));
    expect(reporting.alarms.filter((alarm) => alarm.includes(id))).toEqual([]);

    await reporting.give(dayEvent({ id, name: 'second' }, { eventId: secondId }));
    expect(reporting.alarms.filter((alarm) => alarm.includes(id))).toEqual([
      `org.entente.joint-action-day/${id}/1 was told by event ${eventId} and again by event ${secondId}`,
    ]);
    expect(await documentOf(id)).toMatchObject({ name: 'first' });
  });

  it('skips an event that it does not know', async () => {
    const id = randomUUID();
    const unknown = { ...dayEvent({ id }), type: 'org.entente.joint-action-day.celebrated.v1' };
    expect(await reporting.give(unknown, dayEvent({ id, name: 'known' }))).toBe(true);
    expect(await documentOf(id)).toMatchObject({ name: 'known' });
  });
});

describe('the projection while the database is away', () => {
  it('keeps trying, skips nothing, and refuses reports as unavailable', async () => {
    const server = new URL(serverAddress('MONGODB_URI'));
    const proxy = new TcpProxy({ host: server.hostname, port: Number(server.port) });
    const port = await proxy.open();
    const through = (uri: string): string => {
      const url = new URL(uri);
      url.port = String(port);
      return url.href;
    };
    const reporting = await RunningReporting.start({ through });
    const id = randomUUID();
    await proxy.shut();

    const applied = reporting.batches.give(JOINT_ACTION_DAYS_TOPIC, [
      dayEvent({ id, period: { year: 2100 } }),
    ]);
    expect(await reporting.ask({ from: '2100' })).toMatchObject({
      status: 503,
      code: 'dependency-unavailable',
    });

    await proxy.open();
    expect(await applied).toBe(true);
    expect((await reporting.report({ from: '2100', indicators: 'personsArrested' })).rows).toMatchObject([
      { operations: 1, value: null },
    ]);
    await reporting.stop();
    await proxy.shut();
  });
});
