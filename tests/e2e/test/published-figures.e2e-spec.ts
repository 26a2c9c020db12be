import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, comparePublished } from '@entente/loader';
import { waitUntil } from '@entente/local-stack';
import { Caller, testIssuer } from '@entente/testing';
import { expectedTotals, published, publishedRecords } from '../src/published-data.js';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';

const MINUTES = 60_000;

let stack: RunningStack;
let reports: Reports;

beforeAll(async () => {
  stack = await RunningStack.start();
  reports = await Reports.of(stack);
}, 6 * MINUTES);
afterAll(() => stack.stop(), MINUTES);

describe('the published operations', () => {
  it('are loaded whole', async () => {
    const outcome = await (await stack.load()).ended;
    expect(outcome).toMatchObject({
      status: 0,
      created: publishedRecords,
      unchanged: 0,
      different: 0,
      refused: 0,
    });
  });

  it('come to the expected figures in the report, every cell', async () => {
    await reports.caughtUp();
    expect(await reports.totals()).toEqual(expectedTotals);
  });

  it('read back as they were published, every field', async () => {
    const token = await stack.issuer.token({ roles: ['registrar'] });
    const api = new Api({ address: new URL(stack.service('joint-action-days').address), token });
    expect(await comparePublished(api, published)).toEqual([]);
  });

  it('change nothing when they are loaded again', async () => {
    const outcome = await (await stack.load()).ended;
    expect(outcome).toMatchObject({
      status: 0,
      created: 0,
      unchanged: publishedRecords,
      different: 0,
      refused: 0,
    });
    await reports.caughtUp();
    expect(await reports.totals()).toEqual(expectedTotals);
  });
});

describe('access to a report', () => {
  const path = '/v1/reports/results?indicators=personsArrested';
  const statusFor = async (...roles: readonly string[]) =>
    (await (await stack.caller('reporting', { roles })).get(path)).status;

  it('is for those who report', async () => {
    expect(await statusFor('reporting-staff')).toBe(200);
    expect(await statusFor('registrar')).toBe(200);
    expect(await statusFor('operational-team', 'reporting-staff')).toBe(200);
  });

  it.each([
    'operational-team',
    'national-coordinator',
    'action-leader',
    'project-lead',
    'auditor',
    'administrator',
  ])('is not for %s', async (role) => {
    expect(await statusFor(role)).toBe(403);
  });

  it('needs a token of our issuer', async () => {
    const { address } = stack.service('reporting');
    const stranger = await testIssuer();
    const foreign = await stranger.sign({ roles: ['reporting-staff'], iss: stack.issuer.issuer });
    stranger.stop();
    expect((await new Caller(address).get(path)).status).toBe(401);
    expect((await new Caller(address, foreign).get(path)).status).toBe(401);
  });

  it('is not given by joint-action-days to reporting staff', async () => {
    const staff = await stack.caller('joint-action-days', { roles: ['reporting-staff'] });
    expect((await staff.get('/v1/joint-action-days')).status).toBe(403);
  });
});

describe('a result logged by hand', () => {
  const [day, result] = [randomUUID(), randomUUID()];
  const dayPath = `/v1/joint-action-days/${day}`;
  const resultPath = `${dayPath}/results/${result}`;
  const as = (role: string) => stack.caller('joint-action-days', { roles: [role], country: 'NL' });
  const rowsOf2026 = async () =>
    (await reports.read({ groupBy: 'year', indicators: 'personsArrested', from: '2026', to: '2026' })).rows;
  const row = { group: { year: 2026 }, value: 3, precision: 'exact', operations: 1, operationsReporting: 1 };

  it('shows in the report as provisional', async () => {
    const plan = {
      name: 'Labour exploitation action day',
      kind: 'joint-action-day',
      crimeAreas: ['thb'],
      exploitationForms: ['labour'],
      period: { startsOn: '2026-04-27' },
      leadCountry: 'NL',
      participants: [{ country: 'NL' }],
    };
    const [leader, team] = await Promise.all([as('action-leader'), as('operational-team')]);
    expect((await leader.put(dayPath, plan)).status).toBe(201);
    expect((await leader.post(`${dayPath}/start`, 1)).status).toBe(204);
    const figure = { scope: 'country', country: 'NL', indicator: 'personsArrested', value: 3 };
    expect((await team.put(resultPath, figure)).status).toBe(201);
    expect((await team.put(resultPath, figure)).status).toBe(200);

    const shown = async (): Promise<boolean> => (await rowsOf2026())[0]?.value === 3;
    await waitUntil(shown, { for: 'the arrests in the report', withinMs: 20_000 });
    expect(await rowsOf2026()).toMatchObject([{ ...row, provisional: true }]);
  });

  it('is provisional no more once the coordinator confirms it', async () => {
    const coordinator = await as('national-coordinator');
    expect((await coordinator.post(`${resultPath}/confirmation`, 1)).status).toBe(204);

    const confirmed = async (): Promise<boolean> => (await rowsOf2026())[0]?.provisional === undefined;
    await waitUntil(confirmed, { for: 'the confirmation in the report', withinMs: 20_000 });
    expect(await rowsOf2026()).toMatchObject([row]);
  });
});
