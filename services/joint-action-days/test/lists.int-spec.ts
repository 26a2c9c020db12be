import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CORE_INDICATORS, INDICATORS, type Actor, type CountryCode, type Role } from '@entente/kernel';
import type { Caller } from '@entente/testing';
import { covers, readableDays } from '../src/domain/authority.js';
import type { JointActionDayPlan } from '../src/domain/joint-action-day.js';
import { arrestsBody, expectDone, newResult, recordedDay, type Address } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

interface Item {
  readonly id: string;
}

/** Reads a list to its end, page by page. */
async function idsIn(caller: Caller, path: string, limit = 50): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const cursor = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { json } = await expectDone(
      caller.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`),
      200,
    );
    const items = json['items'] as readonly Item[];
    expect(items.length).toBeLessThanOrEqual(limit);
    ids.push(...items.map(({ id }) => id));
    next = json['next'] as string | undefined;
  }
  return ids;
}

describe('the list of operations', () => {
  const days: Record<string, Address> = {};

  beforeAll(async () => {
    expect((await service.lead.get('/v1/joint-action-days')).json).toEqual({ items: [] });
    const plans = {
      spring: { period: { startsOn: '2026-04-27' } },
      sameDay: { period: { startsOn: '2026-04-27' }, kind: 'action-week' },
      sameDayToo: { period: { startsOn: '2026-04-27' } },
      april: { period: { startsOn: '2026-04' } },
      onlyYear: { period: { year: 2026 } },
      newYear: { period: { startsOn: '2025-12-30', endsOn: '2026-01-03', year: 2026 } },
      before: { period: { startsOn: '2025-03-01' }, coLeadCountries: ['GR'] },
      undated: { period: {} },
    };
    for (const [name, given] of Object.entries(plans))
      days[name] = await recordedDay(service, 'running', given);
    const foreign = { leadCountry: 'DE', coordinators: [], participants: [{ country: 'DE' }] };
    days['foreign'] = await recordedDay(service, 'closed', foreign);
  });

  const idsOf = (...names: readonly string[]) => names.map((name) => days[name]!.id);
  const list = (query = '', caller = service.lead) => idsIn(caller, `/v1/joint-action-days${query}`);

  it('has the latest first and the undated last, whatever the size of a page', async () => {
    const same = idsOf('spring', 'sameDay', 'sameDayToo').sort();
    const whole = [...same, ...idsOf('april', 'onlyYear', 'newYear', 'before', 'undated')];
    for (const limit of [1, 2, 3, 200]) {
      expect(await idsIn(service.lead, '/v1/joint-action-days', limit)).toEqual(whole);
    }
  });

  it('holds somebody else’s for nobody but them and registrars', async () => {
    expect(await list()).not.toContain(days['foreign']!.id);
    expect(await list('', service.outsider)).toEqual(idsOf('foreign'));
    expect(await list('', service.registrar)).toHaveLength(9);
    expect(await list('?country=DE')).toEqual([]);
  });

  it.each([
    ['?year=2025', ['before']],
    ['?country=EL', ['before']],
    ['?country=GR&year=2026', []],
    ['?kind=action-week', ['sameDay']],
    ['?status=closed', []],
    ['?status=running&kind=action-week&year=2026&country=FR', ['sameDay']],
  ])('is filtered by %s', async (query, names) => {
    expect(await list(query)).toEqual(idsOf(...names));
  });

  it('files a period that crosses New Year under the year it states', async () => {
    expect(await list('?year=2026')).toHaveLength(6);
  });

  it('answers each as the single read does', async () => {
    const { json } = await service.lead.get('/v1/joint-action-days?limit=200');
    for (const item of json['items'] as readonly Item[]) {
      expect((await service.lead.get(`/v1/joint-action-days/${item.id}`)).json).toEqual(item);
    }
  });
});

describe('the list of results', () => {
  it('has every result once, withdrawn ones too, page by page', async () => {
    const day = await recordedDay(service, 'running');
    const addresses = Array.from({ length: 7 }, () => newResult(day));
    for (const { path } of addresses) await expectDone(service.team.put(path, arrestsBody()), 201);
    await expectDone(
      service.team.post(`${addresses[0]!.path}/withdrawal`, 1, { reason: 'of another operation' }),
    );
    for (const limit of [2, 7, 50]) {
      expect(await idsIn(service.teamOfLead, `${day.path}/results`, limit)).toEqual(
        addresses.map(({ id }) => id).sort(),
      );
    }
    const { json } = await service.lead.get(`${day.path}/results`);
    for (const item of json['items'] as readonly Item[]) {
      expect(item).not.toHaveProperty('standing');
      expect((await service.team.get(`${day.path}/results/${item.id}`)).json).toEqual(item);
    }
    const elsewhere = await recordedDay(service, 'running');
    for (const query of ['', '?standing=true']) {
      const path = `${elsewhere.path}/results/${addresses[0]!.id}${query}`;
      expect((await service.team.get(path)).status).toBe(404);
    }
    expect((await service.team.get(`${day.path}/results?standing=no`)).status).toBe(422);
    expect(JSON.stringify(json)).not.toContain('loggedBy');
  });

  it('is empty at first', async () => {
    const day = await recordedDay(service, 'running');
    expect((await service.team.get(`${day.path}/results`)).json).toEqual({ items: [] });
  });
});

describe('the catalogue', () => {
  it('is read by everybody with a role', async () => {
    const told = INDICATORS.map((indicator) => ({
      ...indicator,
      core: CORE_INDICATORS.includes(indicator),
      checks: expect.arrayContaining(['part-above-whole']),
    }));
    for (const caller of [service.team, service.auditor, service.registrar]) {
      expect((await caller.get('/v1/indicators')).json).toEqual({ items: told });
    }
  });
});

describe('the filter of lists', () => {
  const PLANS = [
    {},
    { leadCountry: 'FR' },
    { leadCountry: 'DE', participants: [{ country: 'DE' }] },
    { leadCountry: 'DE', coLeadCountries: ['NL'], participants: [] },
    { leadCountry: 'DE', participants: [{ body: 'NL' }], coordinators: ['FR'] },
    { leadCountry: undefined, coordinators: [], participants: [] },
    {
      leadCountry: undefined,
      coordinators: ['NL', 'FRONTEX'],
      participants: [{ country: 'FR', body: 'DGPN' }],
    },
  ];
  const WHO = (['NL', 'FR', 'GR', undefined] as readonly (CountryCode | undefined)[]).flatMap((country) =>
    ['EUROPOL', 'NL', undefined].map((organisation) => ({
      ...(country !== undefined && { country }),
      ...(organisation !== undefined && { organisation }),
    })),
  );
  const ROLES: readonly (readonly Role[])[] = [
    ['operational-team'],
    ['national-coordinator'],
    ['action-leader'],
    ['registrar'],
  ];

  it('lets through what the single read lets through', async () => {
    const own = await runningService();
    try {
      const stored = new Map<string, JointActionDayPlan>();
      for (const given of PLANS) {
        const { id, path } = await recordedDay(own, 'running', { name: randomUUID(), ...given });
        stored.set(id, (await own.registrar.get(path)).json as unknown as JointActionDayPlan);
      }
      const guests = [{ country: 'FR' }, { body: 'EUROPOL' }];
      const declined = await recordedDay(own, 'running', { coordinators: [], participants: guests });
      for (const [index, name] of guests.entries()) {
        const refusal = { ...name, reason: 'no officers' };
        await expectDone(own.registrar.post(`${declined.path}/refusal`, index + 1, refusal));
      }
      const { json } = await own.registrar.get(declined.path);
      stored.set(declined.id, json as unknown as JointActionDayPlan);
      for (const who of WHO) {
        for (const roles of ROLES) {
          const actor: Actor = { subject: 'somebody', roles, ...who };
          const readable = [...stored]
            .filter(([, day]) => covers(readableDays(actor), day))
            .map(([id]) => id);
          const caller = own.caller(await own.issuer.sign({ sub: 'somebody', roles, ...who }));
          const listed = await idsIn(caller, '/v1/joint-action-days');
          expect([actor, [...listed].sort()]).toEqual([actor, readable.sort()]);
        }
      }
    } finally {
      await own.stop();
    }
  });
});
