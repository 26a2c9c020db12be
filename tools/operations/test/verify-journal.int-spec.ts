import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journalRows, VersionedCollection } from '@entente/mongo';
import { testDatabase, THING, THING_CHANGED_V1, type TestDatabase } from '@entente/testing';
import { JournalVerification } from '../src/verify/verify-journal.js';

const publisher = { service: 'testing', topic: 'things', records: new Map([[THING, 'things']]) };
const command = { actor: { subject: 'tester', roles: [] }, requestId: randomUUID() };

describe('verify-journal', () => {
  let database: TestDatabase;
  let things: VersionedCollection<{ count: number }>;
  const ids = ['a', 'b', 'c'].map((first) => first.repeat(8) + randomUUID().slice(8));
  const [first, second] = ids as [string, string];

  beforeEach(async () => {
    database = await testDatabase([{ collection: 'things', indexes: [] }]);
    things = new VersionedCollection(database.connection, { collection: 'things', aggregateType: THING });
    for (const id of ids) {
      for (const version of [0, 1, 2]) {
        const event = {
          type: THING_CHANGED_V1,
          aggregateType: THING,
          aggregateId: id,
          key: id,
          payload: { version },
        };
        await things.save(id, { count: version }, version, () => event, command);
      }
    }
  });
  afterEach(() => database.drop());

  const verified = () => new JournalVerification(database.connection, publisher).run();
  const rows = () => journalRows(database.connection);

  it('counts what holds', async () => {
    expect(await verified()).toEqual({ rows: 9, records: 3, fault: null });
  });

  it('names the first row that was changed, by whatever way', async () => {
    await rows().updateOne({ aggregateid: second, aggregateversion: 2 }, { $set: { 'payload.version': 9 } });
    const changed = await rows().findOne({ aggregateid: second, aggregateversion: 2 });
    await rows().deleteOne({ aggregateid: ids[2] ?? '', aggregateversion: 1 });

    expect((await verified()).fault).toEqual({
      aggregateId: second,
      version: 2,
      eventId: changed?._id,
      why: 'row-changed',
    });
  });

  it.each([
    ['a row in the middle', 2, 3, 'version-missing'],
    ['the first row', 1, 2, 'first-missing'],
  ])('notices that %s is gone', async (_, gone, version, why) => {
    await rows().deleteOne({ aggregateid: first, aggregateversion: gone });
    expect((await verified()).fault).toMatchObject({ aggregateId: first, version, why });
  });

  it('notices that the last row is gone, which no chain tells', async () => {
    await rows().deleteOne({ aggregateid: first, aggregateversion: 3 });
    expect((await verified()).fault).toMatchObject({
      aggregateId: first,
      version: 2,
      why: 'other-version-stored',
    });
  });

  it('notices a record without rows, and rows without their record', async () => {
    await rows().deleteMany({ aggregateid: second });
    expect((await verified()).fault).toEqual({ aggregateId: second, version: 3, why: 'no-row' });
    await things.collection.deleteOne({ _id: first });
    expect((await verified()).fault).toMatchObject({ aggregateId: first, version: 3, why: 'no-record' });
  });

  it('notices a record that was written past its journal', async () => {
    await things.collection.updateOne({ _id: first }, { $set: { version: 4 } });
    expect((await verified()).fault).toMatchObject({ aggregateId: first, why: 'other-version-stored' });
  });
});
