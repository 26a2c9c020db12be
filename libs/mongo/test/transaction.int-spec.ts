import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@entente/testing';
import type { TestDatabase } from '@entente/testing';
import { TransactionTimedOut } from '../src/errors.js';
import { inTransaction } from '../src/transaction.js';

describe('inTransaction', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase([{ collection: 'counts', indexes: [] }]);
  });
  afterAll(() => database.drop());

  const counts = () =>
    database.connection.getClient().db().collection<{ _id: string; value: number }>('counts');
  const client = () => database.connection.getClient();

  it('commits nothing that comes too late', async () => {
    const late = inTransaction(client(), 1_050, async (session) => {
      await counts().insertOne({ _id: 'late', value: 1 }, { session });
      await sleep(100);
    });

    await expect(late).rejects.toThrow(TransactionTimedOut);
    expect(await counts().findOne({ _id: 'late' })).toBeNull();
  });

  it('commits nothing of a body that fails', async () => {
    const failing = inTransaction(client(), 5_000, async (session) => {
      await counts().insertOne({ _id: 'failing', value: 1 }, { session });
      throw new Error('refused');
    });

    await expect(failing).rejects.toThrow('refused');
    expect(await counts().findOne({ _id: 'failing' })).toBeNull();
  });

  it('repeats overlapping bodies until each has been counted', async () => {
    await counts().insertOne({ _id: 'shared', value: 0 });
    const add = () =>
      inTransaction(client(), 10_000, async (session) => {
        const before = await counts().findOne({ _id: 'shared' }, { session });
        await counts().updateOne(
          { _id: 'shared' },
          { $set: { value: (before?.value ?? 0) + 1 } },
          { session },
        );
      });
    await Promise.all([add(), add(), add(), add()]);

    expect(await counts().findOne({ _id: 'shared' })).toMatchObject({ value: 4 });
  });
});
