import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, comparePublished, publishedId, resultId } from '@entente/loader';
import { waitUntil } from '@entente/local-stack';
import { Caller, testIssuer } from '@entente/testing';
import { expectedTotals, published, publishedRecords } from '../src/published-data.js';
import { CONSISTENT, PUBLISHED_FINDINGS } from '../src/published-findings.js';
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

describe('what is said of the published operations', () => {
  type Fields = Readonly<Record<string, unknown>>;

  let registrar: Caller;
  beforeAll(async () => {
    registrar = await stack.caller('joint-action-days', { roles: ['registrar'] });
  });

  const itemsAt = async (path: string): Promise<readonly Fields[]> => {
    const { status, json, text } = await registrar.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
    return json['items'] as readonly Fields[];
  };
  const pathOf = (idInFile: string) => `/v1/joint-action-days/${publishedId(idInFile)}`;
  const findingsOn = (path: string) => itemsAt(`${path}/checks`);

  it.each(Object.entries(PUBLISHED_FINDINGS))('the guard warns of %s', async (idInFile, slips) => {
    expect(await findingsOn(pathOf(idInFile))).toMatchObject([...slips]);
  });

  it.each(CONSISTENT)('the guard is silent on %s', async (idInFile) => {
    expect(await findingsOn(pathOf(idInFile))).toEqual([]);
  });

  it('the guard is silent on all others, too', async () => {
    const found = await Promise.all(
      published.map(async ({ id }) => ({
        id,
        findings: await findingsOn(`/v1/joint-action-days/${id}`),
      })),
    );
    const warned = found.filter(({ findings }) => findings.length > 0).map(({ id }) => id);
    expect(new Set(warned)).toEqual(new Set(Object.keys(PUBLISHED_FINDINGS).map(publishedId)));
  });

  describe('of the two values for the arrests of Global Chain 2025', () => {
    const operation = 'global-chain-2025-06';
    const [first, second] = [resultId(operation, 'operation', 0), resultId(operation, 'operation', 1)];
    const results = `${pathOf(operation)}/results`;

    const arrests = async (): Promise<readonly Fields[]> =>
      (await itemsAt(`${results}?standing=true&limit=200`)).filter(
        ({ indicator, scope }) => indicator === 'personsArrested' && scope === 'operation',
      );
    const standings = async () => new Map((await arrests()).map(({ value, standing }) => [value, standing]));
    const expected = (of158: string, of520: string) =>
      new Map([
        [158, of158],
        [520, of520],
      ]);
    const arrestsOf2025 = async () => {
      await reports.caughtUp();
      const { rows } = await reports.read({ indicators: 'personsArrested', from: '2025', to: '2025' });
      return rows.map(({ value }) => value);
    };
    /** The operation is over; its lead, Austria, decides all the same. */
    const retain = async (id: string, reason: string) => {
      const lead = await stack.caller('joint-action-days', { roles: ['action-leader'], country: 'AT' });
      expect((await lead.post(`${results}/${id}/retention`, 1, { reason })).status).toBe(204);
    };

    it('the first stands where nobody has decided, and the other is shown beside it', async () => {
      expect(await standings()).toEqual(expected('counts', 'second-value'));
      expect(await arrests()).toContainEqual(expect.objectContaining({ id: second, alternativeTo: first }));
      expect(await arrestsOf2025()).toEqual([158 + 54]);
    });

    it('the one that is retained stands, here and in the report', async () => {
      await retain(second, 'the lead’s own count');
      expect(await standings()).toEqual(expected('second-value', 'counts'));
      expect(await arrestsOf2025()).toEqual([520 + 54]);
    });

    it('the first is retained again, and all totals are as they were', async () => {
      await retain(first, 'what the release says');
      expect(await standings()).toEqual(expected('counts', 'second-value'));
      await reports.caughtUp();
      expect(await reports.totals()).toEqual(expectedTotals);
    });
  });

  it('operations that may contain the same results are marked, and the total says of how much', async () => {
    const { json } = await registrar.get(pathOf('flash-weka-2023'));
    expect(json['mayOverlapWith']).toMatchObject([
      { id: publishedId('global-chain-2023-05'), certainty: 'possible' },
    ]);
    const { rows, notes } = await reports.read({ groupBy: 'year', from: '2023', to: '2023' });
    const twice = rows.map(
      ({ indicator, possiblyCountedTwice }) => [indicator, possiblyCountedTwice] as const,
    );
    expect(Object.fromEntries(twice)).toEqual({ personsArrested: 212 });
    expect(notes).toContain(
      'Operation FLASH-WEKA (INTERPOL-AFRIPOL) and Operation Global Chain 2023 may contain the same results (possible).',
    );
  });

  it('two operations with 212 arrests each are no overlap for that', async () => {
    const pair = ['global-chain-2023-05', 'sexual-exploitation-2021-11'].map(publishedId);
    for (const operation of pair) {
      const { status, json } = await registrar.get(`/v1/overlaps?operation=${operation}&limit=200`);
      expect([status, json['next']]).toEqual([200, undefined]);
      const items = json['items'] as readonly {
        readonly results: readonly { readonly jointActionDayId: string }[];
      }[];
      const operations = items.map(({ results }) => results.map((result) => result.jointActionDayId));
      expect(operations.filter((ids) => pair.every((id) => ids.includes(id)))).toEqual([]);
    }
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
