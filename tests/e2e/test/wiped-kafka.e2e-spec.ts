import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@entente/local-stack';
import { expectedTotals } from '../src/published-data.js';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';
import { StoredRecords } from '../src/stored-records.js';

const MINUTES = 60_000;

let stack: RunningStack;
let reports: Reports;
let records: StoredRecords;

beforeAll(async () => {
  stack = await RunningStack.start();
  [reports, records] = await Promise.all([Reports.of(stack), StoredRecords.of(stack)]);
  expect((await (await stack.load()).ended).status).toBe(0);
  await reports.caughtUp();
}, 6 * MINUTES);
afterAll(async () => {
  await records.close();
  await stack.stop();
}, MINUTES);

describe('Kafka wiped while the services run', () => {
  const pids = () => Promise.all([stack.pidOf('joint-action-days'), stack.pidOf('reporting')]);
  let running: readonly (number | undefined)[];

  it('is noticed, and the journal is published again', async () => {
    running = await pids();
    await stack.servers.wipeKafka();

    await waitUntil(async () => (await stack.metric('joint-action-days', 'entente_lost_logs_total')) === 1, {
      for: 'the relay to notice',
      withinMs: 30_000,
    });
    await reports.caughtUp();
    expect(await stack.topicSize('entente.joint-action-days.v1')).toBeGreaterThanOrEqual(
      await records.journalSize(),
    );
  });

  it('leaves the figures exact, and what is recorded afterwards is added', async () => {
    expect(await reports.totals()).toEqual(expectedTotals);
    const registrar = await stack.caller('joint-action-days', { roles: ['registrar'] });
    const id = randomUUID();
    const { status } = await registrar.put(`/v1/joint-action-days/${id}`, {
      name: 'Recorded after the loss',
      kind: 'joint-action-day',
      crimeAreas: ['thb'],
      exploitationForms: ['labour'],
      period: { startsOn: '2026-04-27' },
      participants: [{ country: 'NL' }],
    });
    expect(status).toBe(201);
    await reports.caughtUp();

    expect(await records.untold()).toEqual([]);
    expect(await records.faults()).toEqual([]);
  });

  it('needed nobody to start anything again', async () => {
    expect(await pids()).toEqual(running);
  });
});
