import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  newDay,
  newResult,
  planBody,
  recordedDay,
  statedBody,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

type Fields = Readonly<Record<string, unknown>>;

let service: RunningService;
let day: Address;

beforeAll(async () => {
  service = await runningService();
  day = await recordedDay(service, 'running');
});
afterAll(() => service.stop());

const FULL_PLAN = planBody({
  framework: 'EMPACT',
  exploitationForms: ['labour', 'forced-criminality'],
  ageFocus: 'minors',
  period: { startsOn: '2026-04-27', endsOn: '2026-04', year: 2026 },
  coLeadCountries: ['FR'],
  participants: [
    { country: 'NL', service: 'police', role: 'lead' },
    { country: 'FR' },
    { body: 'EUROPOL' },
    {
      ...{ country: 'UA', indicators: ['personsChecked'] },
      restsOn: { kind: 'arrangement', id: randomUUID(), note: 'liaison officers' },
    },
  ],
  listComplete: false,
  participantCounts: { eu: 20, nonEu: 4, total: 24 },
  nestedIn: randomUUID(),
  mayOverlapWith: [{ id: randomUUID(), certainty: 'likely', why: 'the same weeks' }],
  measures: [randomUUID()],
  reportingTemplate: ['personsArrested', 'vehiclesSeized'],
  sources: [{ url: 'https://example.org/release', kind: 'press-release', on: '2026-05-04' }],
  notes: ['44 countries by the release'],
});

const FULL_RESULT = arrestsBody({
  reportingService: 'police',
  unit: 'persons',
  precision: 'at-least',
  counting: 'running-total',
  wording: 'arrested',
  identification: 'formal',
  offence: 'trafficking',
  group: { sex: 'female', ageGroup: 'minor', citizenship: 'RO', exploitationForm: 'labour' },
  breakdownOf: randomUUID(),
  breakdownLabel: 'for labour exploitation',
  partsComplete: true,
  alternativeTo: randomUUID(),
  notCounted: { reason: 'of an earlier phase' },
  cutOff: { at: '2026-04-30T18:00:00Z', participantsCovered: 12 },
  phase: 'during',
  day: '2026-04-28',
  place: { country: 'FR', region: 'Grand Est' },
  statedOn: '2026-05-04',
  source: { url: 'urn:siena:1', kind: 'message', on: '2026-05-04' },
  handling: { codes: ['H1'], text: 'not for court' },
  attributions: [{ country: 'NL', service: 'navy', body: 'FRONTEX', role: 'carried-out' }],
  notes: ['first count'],
});

const CARRIERS = ['BE', 'DE', 'ES', 'IT', 'NL', 'PT'].map((country) => ({ country, role: 'carried-out' }));

const putPlan = (body: Fields) => service.lead.put(newDay().path, body);
const putResult = (body: Fields) => service.team.put(newResult(day).path, body);

/** Every field of a body by its pointer, inner ones too. */
function pointersIn(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([name, field]) => pointersIn(field, `${at}/${name}`));
  return at === '' ? inner : [at, ...inner];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, by);
  return copy;
}

describe.each([
  ['a plan', FULL_PLAN, putPlan],
  ['a result', FULL_RESULT, putResult],
])('%s', (_, full, put) => {
  it('is taken whole and read back equal', async () => {
    const answer = await expectDone(put(full), 201);
    const read = await service.registrar.get(answer.headers.get('location')!);
    expect(read.json).toMatchObject(full);
  });

  it.each(pointersIn(full))('takes no operator and no null for %s', async (pointer) => {
    for (const wrong of [{ $gt: '' }, null]) {
      const body = replaced(full, pointer.slice(1).split('/'), wrong) as Fields;
      const { pointers } = await refused(service, 422, () => put(body));
      expect(pointers.filter((each) => !each.startsWith(pointer))).toEqual([]);
      expect(pointers).not.toEqual([]);
    }
  });

  it.each(pointersIn(full).filter((pointer) => pointer.split('/').length === 2))(
    'takes no other type for %s',
    async (pointer) => {
      const field = pointer.slice(1);
      const wrong = typeof full[field] === 'string' ? 7 : 'x';
      const { pointers } = await refused(service, 422, () => put({ ...full, [field]: wrong }));
      expect(new Set(pointers)).toEqual(new Set([pointer]));
    },
  );
});

describe('a plan', () => {
  it.each<[string, Fields]>([
    ['/name', { name: undefined }],
    ['/name', { name: ' ' }],
    ['/name', { name: 'x'.repeat(301) }],
    ['/name', { name: 'a\u0000b' }],
    ['/kind', { kind: 'party' }],
    ['/period', { period: undefined }],
    ['/period/startsOn', { period: { startsOn: '2026-02-30' } }],
    ['/period/startsOn', { period: { startsOn: '27.04.2026' } }],
    ['/period/endsOn', { period: { startsOn: '2026-04-27', endsOn: '2026-04-26' } }],
    ['/period/year', { period: { startsOn: '2026-04-27', year: 2025 } }],
    ['/period/year', { period: { year: 26 } }],
    ['/leadCountry', { leadCountry: 'ZZ' }],
    ['/leadCountry', { leadCountry: 'nl' }],
    ['/coLeadCountries/1', { coLeadCountries: ['FR', 'Narnia'] }],
    ['/participants/0', { participants: [{}] }],
    ['/participants/1/country', { participants: [{ country: 'NL' }, { country: 'EU' }] }],
    ['/participants/0/indicators/0', { participants: [{ country: 'NL', indicators: ['$where'] }] }],
    ['/participants/0/restsOn/kind', { participants: [{ country: 'UA', restsOn: { kind: 'habit' } }] }],
    [
      '/participants/0/restsOn/id',
      { participants: [{ body: 'x', restsOn: { kind: 'agreement', id: 'x' } }] },
    ],
    ['/participantCounts/eu', { participantCounts: { eu: -1 } }],
    ['/participantCounts/total', { participantCounts: { total: 2.5 } }],
    ['/crimeAreas/0', { crimeAreas: ['drugs'] }],
    ['/exploitationForms/0', { exploitationForms: ['all'] }],
    ['/nestedIn', { nestedIn: 'x' }],
    ['/nestedIn', { nestedIn: randomUUID().toUpperCase().replace(/^./, 'A') }],
    ['/mayOverlapWith/0/certainty', { mayOverlapWith: [{ id: randomUUID(), certainty: 'sure', why: 'x' }] }],
    ['/sources/0/url', { sources: [{ url: 'javascript:alert(1)' }] }],
    ['/reportingTemplate/0', { reportingTemplate: ['$where'] }],
    ['/status', { status: 'closed' }],
    ['/status', { status: 'over' }],
  ])('names %s in %j', async (pointer, wrong) => {
    expect((await refused(service, 422, () => putPlan(planBody(wrong)))).pointers).toEqual([pointer]);
  });

  it('does not nest in itself or overlap with itself', async () => {
    const { id, path } = newDay();
    const overlap = { id, certainty: 'likely', why: 'the same' };
    const nested = await refused(service, 422, () => service.lead.put(path, planBody({ nestedIn: id })));
    const overlapping = await refused(service, 422, () =>
      service.lead.put(path, planBody({ mayOverlapWith: [overlap] })),
    );
    expect([nested.pointers, overlapping.pointers]).toEqual([['/nestedIn'], ['/mayOverlapWith/0/id']]);
  });

  it('is refused where its closure would not fit its event any more', async () => {
    const notes = Array.from({ length: 70 }, () => 'x'.repeat(4_000));
    expect((await refused(service, 422, () => putPlan(planBody({ notes })))).code).toBe('invalid-field');
  });
});

describe('a result', () => {
  it.each<[string, Fields]>([
    ['/value', { value: undefined }],
    ['/value', { value: -1 }],
    ['/value', { value: 2.5 }],
    ['/value', { value: '3' }],
    ['/value', { value: 1e15 }],
    ['/value', { indicator: 'investigationsOpened', value: 0.5 }],
    ['/value', { indicator: 'vehiclesSeized', unit: 'count', value: 1.5 }],
    ['/value', { indicator: 'cashSeized', unit: 'EUR', value: 10.005 }],
    ['/value', { indicator: 'cashSeized', unit: 'EUR', value: -0.01 }],
    ['/unit', { unit: 'count' }],
    ['/indicator', { indicator: 'personsAbducted' }],
    ['/indicator', { indicator: '__proto__', unit: 'count' }],
    ['/indicator', { indicator: 'constructor' }],
    ['/country', { country: 'ZZ' }],
    ['/scope', { scope: 'region' }],
    ['/offence', { offence: 'theft' }],
    ['/precision', { precision: 'roughly' }],
    ['/group/sex', { group: { sex: 'f' } }],
    ['/group/height', { group: { height: 'tall' } }],
    ['/day', { day: '2026-04' }],
    ['/day', { day: '2026-02-29' }],
    ['/attributions/0', { attributions: [{ role: 'hosted' }] }],
    ['/attributions/0/role', { attributions: [{ country: 'NL', role: 'watched' }] }],
    [
      '/attributions',
      { attributions: Array.from({ length: 51 }, () => ({ country: 'NL', role: 'hosted' })) },
    ],
    ['/attributions', { attributions: CARRIERS }],
    ['/statedOn', { statedOn: '2026-04-27T00:00:00Z' }],
    ['/cutOff/at', { cutOff: { at: '2026-04-27' } }],
    ['/cutOff/at', { cutOff: { at: '2026-04-27T10:00:00+02:00' } }],
    ['/handling/codes', { handling: {} }],
    ['/breakdownOf', { breakdownOf: 'x' }],
  ])('names %s in %j', async (pointer, wrong) => {
    expect((await refused(service, 422, () => putResult(arrestsBody(wrong)))).pointers).toEqual([pointer]);
  });

  it('of the whole names no country', async () => {
    const stated = statedBody({ country: 'NL' });
    const answer = await refused(service, 422, () => service.lead.put(newResult(day).path, stated));
    expect(answer.pointers).toEqual(['/country']);
  });

  it('of a country names one, where the reporter has none', async () => {
    const share = arrestsBody({ country: undefined });
    const answer = await refused(service, 422, () => service.registrar.put(newResult(day).path, share));
    expect(answer.pointers).toEqual(['/country']);
  });

  it('is no part of itself and no second value of itself', async () => {
    for (const field of ['breakdownOf', 'alternativeTo']) {
      const { id, path } = newResult(day);
      const answer = await refused(service, 422, () => service.team.put(path, arrestsBody({ [field]: id })));
      expect(answer.pointers).toEqual([`/${field}`]);
    }
  });

  it('is corrected by the rules of its unit', async () => {
    const { path } = newResult(day);
    await expectDone(service.team.put(path, arrestsBody()), 201);
    const reason = 'counted again';
    for (const [pointer, correction] of [
      ['/value', { value: 2.5, reason }],
      ['/value', { value: -1, reason }],
      ['/reason', { value: 2 }],
      ['/reason', { value: 2, reason: '' }],
      ['/indicator', { value: 2, reason, indicator: 'personsChecked' }],
    ] as const) {
      const answer = await refused(service, 422, () =>
        service.team.post(`${path}/correction`, 1, correction),
      );
      expect(answer.pointers).toEqual([pointer]);
    }
  });
});

describe('what is stored', () => {
  it('spells EL and UK as GR and GB, and keeps XK', async () => {
    const plan = planBody({
      ...{ leadCountry: 'EL', coLeadCountries: ['UK'], participants: [{ country: 'UK' }, { country: 'XK' }] },
    });
    const { path } = newDay();
    await expectDone(service.registrar.put(path, { ...plan, status: 'running' }), 201);
    expect((await service.registrar.get(path)).json).toMatchObject({
      leadCountry: 'GR',
      coLeadCountries: ['GB'],
      participants: [{ country: 'GB' }, { country: 'XK' }],
      participatingCountries: ['GB', 'GR', 'XK'],
    });

    const greece = service.caller(
      await service.issuer.sign({ sub: 'team-gr', roles: ['operational-team'], country: 'EL' }),
    );
    const result = newResult({ id: '', path });
    const share = arrestsBody({ country: 'EL', place: { country: 'UK' } });
    await expectDone(greece.put(result.path, share), 201);
    expect((await greece.get(result.path)).json).toMatchObject({ country: 'GR', place: { country: 'GB' } });
    expect((await greece.put(result.path, share)).status).toBe(200);
  });

  it('takes the reporter’s country where none is named', async () => {
    const { path } = newResult(day);
    await expectDone(service.team.put(path, arrestsBody({ country: undefined })), 201);
    expect((await service.team.get(path)).json['country']).toBe('FR');
  });

  it('is exact, an increment and for any offence unless it says otherwise', async () => {
    const { path } = newResult(day);
    await expectDone(service.team.put(path, arrestsBody({ indicator: 'victimsIdentified' })), 201);
    expect((await service.team.get(path)).json).toMatchObject({
      ...{ precision: 'exact', counting: 'increment', offence: 'any', unit: 'persons' },
      identification: 'not-stated',
    });
  });

  it.each([0, 10.1, 1_234_567.89])('keeps an amount of %d to the cent', async (value) => {
    const { path } = newResult(day);
    await expectDone(
      service.team.put(path, arrestsBody({ indicator: 'cashSeized', unit: 'EUR', value })),
      201,
    );
    expect((await service.team.get(path)).json).toMatchObject({ unit: 'EUR', value });
  });

  it.each([{ startsOn: '2026-04' }, { startsOn: '2026' }, { year: 2026 }, {}])(
    'keeps a period as far as it is known: %j',
    async (period) => {
      const { path } = newDay();
      await expectDone(service.lead.put(path, planBody({ period })), 201);
      expect((await service.lead.get(path)).json['period']).toEqual(period);
    },
  );
});
