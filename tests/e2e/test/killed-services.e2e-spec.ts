import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@entente/local-stack';
import { expectedTotals, publishedRecords } from '../src/published-data.js';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';
import { StoredRecords } from '../src/stored-records.js';

const MINUTES = 60_000;

describe('services killed in the middle of a load', () => {
  let stack: RunningStack;
  let reports: Reports;
  let records: StoredRecords;

  beforeAll(async () => {
    stack = await RunningStack.start();
    [reports, records] = await Promise.all([Reports.of(stack), StoredRecords.of(stack)]);
  }, 6 * MINUTES);
  afterAll(async () => {
    await records.close();
    await stack.stop();
  }, MINUTES);

  const stored = (count: number): Promise<void> =>
    waitUntil(async () => (await records.journalSize()) >= count, {
      for: `${count} records to be stored`,
      withinMs: 60_000,
      everyMs: 20,
    });

  it('come back by themselves, and the load goes on', async () => {
    const loader = await stack.load();
    await stored(publishedRecords * 0.2);
    await stack.killAndAwait('joint-action-days');
    await stored(publishedRecords * 0.5);
    expect(await records.journalSize()).toBeLessThan(publishedRecords);
    await stack.killAndAwait('reporting');
    expect(await loader.ended).toMatchObject({ status: 0, different: 0, refused: 0 });
  });

  it('have lost and doubled nothing, once the load is repeated', async () => {
    const outcome = await (await stack.load()).ended;
    expect(outcome).toMatchObject({ status: 0, different: 0, refused: 0 });
    expect(outcome.created + outcome.unchanged).toBe(publishedRecords);

    await reports.caughtUp();
    expect(await reports.totals()).toEqual(expectedTotals);
  });

  it('leave journals whole, with a row for every record and nothing unsent', async () => {
    await records.nothingPending();
    expect(await records.journalSize()).toBe(publishedRecords);
    expect(await records.faults()).toEqual([]);
    expect(await records.untold()).toEqual([]);
  });
});
