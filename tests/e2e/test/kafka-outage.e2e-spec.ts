import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, waitUntil } from '@entente/local-stack';
import { expectedTotals, publishedRecords } from '../src/published-data.js';
import { completeAfter, Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';
import { StoredRecords } from '../src/stored-records.js';

const MINUTES = 60_000;

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

describe('four loaders at once', () => {
  it('create every record once, and come to the expected figures', async () => {
    const loaders = await Promise.all([1, 2, 3, 4].map(() => stack.load()));
    const outcomes = await Promise.all(loaders.map(({ ended }) => ended));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 0, different: 0, refused: 0 });
      expect(outcome.created + outcome.unchanged).toBe(publishedRecords);
    }
    expect(outcomes.reduce((sum, { created }) => sum + created, 0)).toBe(publishedRecords);

    await reports.caughtUp();
    expect(await reports.totals()).toEqual(expectedTotals);
    expect(await records.journalSize()).toBe(publishedRecords);
  });
});

describe('while Kafka is away', () => {
  const day = `/v1/joint-action-days/${randomUUID()}`;
  const arrestsOf2031 = async () => (await reports.read({ from: '2031', to: '2031' })).rows[0]?.value;
  let before: string | null;

  it('services start, and answer reports as far as they know', async () => {
    await stack.kafka.stop();
    await Promise.all(SERVICES.map((name) => stack.service(name).stop()));
    await Promise.all(SERVICES.map((name) => stack.service(name).start()));

    expect(await reports.totals()).toEqual(expectedTotals);
    before = (await reports.read()).completeTo;
    expect(before).not.toBeNull();
  });

  it('takes commands, and completeTo stands still', async () => {
    const leader = await stack.caller('joint-action-days', { roles: ['action-leader'], country: 'NL' });
    const team = await stack.caller('joint-action-days', { roles: ['operational-team'], country: 'NL' });
    const period = { startsOn: '2031-04-27' };
    const plan = { name: 'Day without a broker', kind: 'joint-action-day', period, leadCountry: 'NL' };
    expect((await leader.put(day, plan)).status).toBe(201);
    expect((await leader.post(`${day}/start`, 1)).status).toBe(204);
    const figure = { scope: 'country', indicator: 'personsArrested', value: 3 };
    expect((await team.put(`${day}/results/${randomUUID()}`, figure)).status).toBe(201);

    const later = Date.now() + 3_000;
    await waitUntil(() => Promise.resolve(Date.now() > later), {
      for: 'a few watermarks not to come',
      withinMs: 10_000,
    });
    expect((await reports.read()).completeTo).toBe(before);
    expect(await arrestsOf2031()).toBeNull();
  });

  it('catches up when it is back, and completeTo advances while nothing happens', async () => {
    await stack.kafka.start();
    await reports.caughtUp();
    expect(await arrestsOf2031()).toBe(3);
    await records.nothingPending();
    expect(await records.untold()).toEqual([]);

    const reached = Date.parse((await reports.read()).completeTo ?? '');
    for (const next of [1, 2]) {
      const advanced = async (): Promise<boolean> =>
        completeAfter(await reports.read(), reached + next * 1_000);
      await waitUntil(advanced, { for: `completeTo to advance ${next} s`, withinMs: 15_000 });
    }
  });
});
