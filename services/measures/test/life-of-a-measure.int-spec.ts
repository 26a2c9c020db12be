import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused, withMore } from '@entente/testing';
import { body, EVERYTHING } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

const newMeasure = (): string => `/v1/measures/${randomUUID()}`;

describe('a measure', () => {
  it('goes from its plan to its end, each step once', async () => {
    const path = newMeasure();
    const { lead } = service;
    const registered = await lead.put(path, body());
    expect([registered.status, registered.version]).toEqual([201, 1]);
    expect(registered.headers.get('location')).toBe(path);
    expect((await lead.put(path, body())).status).toBe(200);
    expect((await lead.put(path, body({ themes: ['protection'] }), 1)).version).toBe(2);
    expect((await lead.post(`${path}/start`, 2)).version).toBe(3);
    expect((await lead.post(`${path}/suspension`, 3, { reason: 'unrest' })).version).toBe(4);
    expect((await lead.get(path)).json).toMatchObject({ status: 'suspended', statusReason: 'unrest' });
    expect((await service.organisation.post(`${path}/resumption`, 4)).version).toBe(5);
    expect((await lead.post(`${path}/completion`, 5)).version).toBe(6);
    await refused(service, 409, () => lead.post(`${path}/cancellation`, 6));
    const { json } = await lead.get(path);
    expect(json).toMatchObject({ status: 'completed', version: 6, themes: ['protection'] });

    const rows = await service.auditor.get(`/v1/journal?aggregate=${path.split('/').at(-1)}`);
    expect((rows.json['items'] as readonly { type: string }[]).map(({ type }) => type)).toEqual(
      ['registered', 'revised', 'started', 'suspended', 'resumed', 'completed'].map(
        (change) => `org.entente.measure.${change}.v1`,
      ),
    );
  });

  it('reads back every field that it was given, countries in their stored spelling', async () => {
    const path = newMeasure();
    await service.lead.put(path, EVERYTHING);
    const given = { ...EVERYTHING, otherCountries: ['EL', 'UK'] };
    const spelled = newMeasure();
    await service.lead.put(spelled, given);
    for (const each of [path, spelled]) {
      const { id: _id, version: _version, ...answered } = (await service.registrar.get(each)).json;
      expect(answered).toEqual({ ...EVERYTHING, status: 'planned' });
    }
  });

  it('is registered by a registrar as far as it got, for anybody', async () => {
    const path = newMeasure();
    expect((await service.registrar.put(path, body({ status: 'completed' }))).status).toBe(201);
    expect((await service.lead.get(path)).json['status']).toBe('completed');
  });
});

describe('a measure is refused', () => {
  it.each([
    [422, '/title/en', { title: { en: ' ' } }],
    [422, '/title', { title: { english: 'x' } }],
    [422, '/scope', { scope: 'abroad' }],
    [422, '/thirdCountries/0', { thirdCountries: ['XX'] }],
    [422, '/themes/0', { themes: ['law_enforcement'] }],
    [422, '/funding/parts/0/currency', { funding: { parts: [{ amount: 5 }] } }],
    [422, '/funding/total/currency', { funding: { total: { amount: 5, currency: 'EURO' } } }],
    [422, '/period/endsOn', { period: { startsOn: '2023', endsOn: '2022' } }],
    [422, '/status', { status: 'ongoing' }],
    [422, '/surprise', { surprise: 1 }],
  ])('with %i at %s', async (status, pointer, wrong) => {
    const { pointers } = await refused(service, status, () => service.lead.put(newMeasure(), body(wrong)));
    expect([...new Set(pointers)]).toEqual([pointer]);
  });

  it('to whom it is not, as one that does not exist', async () => {
    const path = newMeasure();
    await service.lead.put(path, body());
    const { outsider, lead, team } = service;
    await refused(service, 403, () => team.put(newMeasure(), body()));
    await refused(service, 403, () => outsider.put(newMeasure(), body()));
    const foreign = await refused(service, 404, () => outsider.post(`${path}/start`, 1));
    const absent = await refused(service, 404, () => outsider.post(`${newMeasure()}/start`, 1));
    expect(foreign.json['title']).toBe(absent.json['title']);
    await refused(service, 404, () => outsider.put(path, body({ reportingCountry: 'DE' }), 1));
    await refused(service, 403, () =>
      lead.put(path, body({ reportingCountry: 'DE', leadOrganisation: 'IOM' }), 1),
    );
    await refused(service, 428, () => lead.post(`${path}/start`));
    await refused(service, 412, () => lead.post(`${path}/start`, 7));
    expect((await outsider.get(path)).status).toBe(200);
  });
});

describe('a beneficiary group', () => {
  it('is one, however its type is spaced and composed', async () => {
    const path = newMeasure();
    const types = [' cafe\u0301  staff', 'caf\u00e9 staff'].map((type) => ({ type }));
    expect((await service.registrar.put(path, body({ beneficiaryGroups: types }))).status).toBe(201);
    const { json } = await service.registrar.get(path);
    expect(json['beneficiaryGroups']).toEqual([{ type: 'caf\u00e9 staff' }, { type: 'caf\u00e9 staff' }]);
  });
});

describe('the list of measures', () => {
  it('pages through what a filter takes, the latest first', async () => {
    const before = await service.stored();
    const organisation = `Bureau of  ${randomUUID()}`;
    for (const startsOn of ['2021', '2023-05', '2022-01', undefined]) {
      const period = startsOn === undefined ? {} : { startsOn };
      await service.registrar.put(newMeasure(), body({ leadOrganisation: organisation, period }));
    }
    expect(await service.stored()).toEqual(withMore(before, { measures: 4, journal: 4 }));
    const found: unknown[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const query = `leadOrganisation=${encodeURIComponent(organisation)}&limit=3${next === '' ? '' : `&cursor=${next}`}`;
      const { json } = await service.outsider.get(`/v1/measures?${query}`);
      found.push(
        ...(json['items'] as readonly { period: { startsOn?: string } }[]).map(
          ({ period }) => period.startsOn,
        ),
      );
      next = json['next'] as string | undefined;
    }
    expect(found).toEqual(['2023-05', '2022-01', '2021', undefined]);
    await refused(service, 422, () => service.lead.get('/v1/measures?theme=x'));
  });
});
