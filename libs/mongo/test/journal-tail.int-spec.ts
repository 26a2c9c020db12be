import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal, JournalTail, uuidv7 } from '@entente/mongo';
import { pendingRow, testDatabase, type TestDatabase } from '@entente/testing';
import type { JournalRow } from '@entente/messaging';

let database: TestDatabase;
let journal: Journal;

beforeAll(async () => {
  database = await testDatabase();
  journal = new Journal(database.connection);
});
afterAll(() => database.drop());

const write = async (...rows: readonly Partial<JournalRow>[]): Promise<void> => {
  await journal.collection.insertMany(rows.map((row) => pendingRow(row)));
};

/** A row that was begun so long ago, and is written now. */
const begunBefore = (ms: number) => ({ _id: uuidv7At(Date.now() - ms) });

/** `uuidv7` never goes back. */
function uuidv7At(ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${uuidv7().slice(15)}`;
}

describe('JournalTail', () => {
  it('names the keys that have new rows, once, and no others', async () => {
    const [one, other, unasked] = [randomUUID(), randomUUID(), randomUUID()];
    const tail = new JournalTail(journal);
    await tail.changedOf([one, other]);
    await write({ key: one }, { key: one }, { key: unasked });
    expect(await tail.changedOf([one, other])).toEqual(new Set([one]));
    expect(await tail.changedOf([one, other])).toEqual(new Set());
    await write({ key: other });
    expect(await tail.changedOf([one, other])).toEqual(new Set([other]));
  });

  it('misses nothing that was begun before what it has seen, and written after it', async () => {
    const key = randomUUID();
    const tail = new JournalTail(journal);
    await write({ key });
    expect(await tail.changedOf([key])).toEqual(new Set([key]));
    await write({ key, ...begunBefore(4_000) });
    expect(await tail.changedOf([key])).toEqual(new Set([key]));
  });

  it('reads on from where it was, however long it did not look', async () => {
    const key = randomUUID();
    let now = Date.now() - 3_600_000;
    const tail = new JournalTail(journal, () => now);
    await tail.changedOf([key]);
    await write({ key, ...begunBefore(1_800_000) });
    now = Date.now();
    expect(await tail.changedOf([key])).toEqual(new Set([key]));
  });

  it('reads on where the clock was set back', async () => {
    const key = randomUUID();
    let now = Date.now();
    const tail = new JournalTail(journal, () => now);
    await tail.changedOf([key]);
    now -= 3_600_000;
    await write({ key, ...begunBefore(3_600_000) });
    expect(await tail.changedOf([key])).toEqual(new Set([key]));
  });
});
