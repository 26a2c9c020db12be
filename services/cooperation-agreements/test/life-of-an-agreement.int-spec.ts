import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '@entente/testing';
import { agreement, newAgreement, WHOLE_AGREEMENT, type Fields } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

const REASON = { reason: 'unrest' };

/** The state on a day and what it rests on. */
async function statusOn(path: string, day: string): Promise<readonly unknown[]> {
  const { json } = await service.outsider.get(`${path}?on=${day}`);
  expect(json['statusOn']).toBe(day);
  return [json['status'], json['statusBasis']];
}

describe('an agreement', () => {
  it('goes from its negotiation to its end, each step once', async () => {
    const path = newAgreement();
    const { lead, organisation } = service;
    const recorded = await lead.put(path, agreement({ negotiatingFrom: '2020' }));
    expect([recorded.status, recorded.version]).toEqual([201, 1]);
    expect(recorded.headers.get('location')).toBe(path);
    expect((await lead.put(path, agreement({ negotiatingFrom: '2020' }))).status).toBe(200);
    expect((await lead.put(path, agreement({ negotiatingFrom: '2020-05' }), 1)).version).toBe(2);
    await refused(service, 409, () => lead.post(`${path}/termination`, 2, { on: '2021', ...REASON }));
    const party = { country: 'MK', body: 'Ministry of the Interior' };
    expect((await lead.post(`${path}/signature`, 2, { on: '2021-03-01', party })).version).toBe(3);
    expect((await organisation.post(`${path}/signature`, 3, { on: '2021-03-05' })).version).toBe(4);
    await refused(service, 409, () => lead.post(`${path}/signature`, 4, { on: '2021-03-05' }));
    expect((await lead.post(`${path}/entry-into-force`, 4, { on: '2022-01' })).version).toBe(5);
    expect((await lead.post(`${path}/suspension`, 5, { from: '2023-06-01', ...REASON })).version).toBe(6);
    expect((await lead.post(`${path}/resumption`, 6, { on: '2023-09-01' })).version).toBe(7);
    expect((await lead.post(`${path}/termination`, 7, { on: '2030', reason: 'notice' })).version).toBe(8);
    await refused(service, 409, () => lead.post(`${path}/suspension`, 8, { from: '2024', ...REASON }));

    const { json } = await lead.get(path);
    expect(json).toMatchObject({
      ...{ version: 8, negotiatingFrom: '2020-05', signedOn: '2021-03-05', inForceFrom: '2022-01' },
      suspensions: [{ from: '2023-06-01', until: '2023-09-01', reason: 'unrest' }],
      parties: [{ country: 'SI' }, { ...party, signedOn: '2021-03-01' }],
      terminatedOn: '2030',
    });
    const days = [
      '2020-05-30',
      '2020-06-01',
      '2021-03-05',
      '2022-01-31',
      '2023-06-01',
      '2023-09-01',
      '2031-01-01',
    ];
    expect(await Promise.all(days.map((day) => statusOn(path, day)))).toEqual(
      ['planned', 'negotiating', 'signed', 'in-force', 'suspended', 'in-force', 'terminated'].map(
        (status) => [...[status, 'dates']],
      ),
    );

    const rows = await service.auditor.get(`/v1/journal?aggregate=${path.split('/').at(-1)}`);
    const items = rows.json['items'] as readonly { type: string; reason?: string }[];
    expect(items.map(({ type, reason }) => [type, reason])).toEqual(
      [
        ['recorded'],
        ['revised'],
        ['signed'],
        ['signed'],
        ['entered-into-force'],
        ['suspended', 'unrest'],
        ['resumed'],
        ['terminated', 'notice'],
      ].map(([change, reason]) => [`org.entente.cooperation-agreement.${change}.v1`, reason]),
    );
  });

  it('reads back every field that it was given, countries in their stored spelling', async () => {
    const spelled = (countries: readonly string[], [first, ...rest]: readonly Fields[]): Fields => ({
      ...WHOLE_AGREEMENT,
      reportedBy: countries,
      parties: [{ ...first, country: countries[0] }, ...rest],
    });
    const parties = WHOLE_AGREEMENT['parties'] as readonly Fields[];
    for (const countries of [
      ['GR', 'GB'],
      ['EL', 'UK'],
    ]) {
      const path = newAgreement();
      expect((await service.registrar.put(path, spelled(countries, parties))).status).toBe(201);
      const {
        id,
        version,
        status,
        statusBasis,
        statusOn: day,
        partyStatuses,
        ...answered
      } = (await service.lead.get(`${path}?on=2022-05-01`)).json;
      expect(answered).toEqual(WHOLE_AGREEMENT);
      expect([path.endsWith(String(id)), version, status, statusBasis, day]).toEqual([
        ...[true, 1, 'suspended', 'dates', '2022-05-01'],
      ]);
      expect(partyStatuses).toEqual([
        { country: 'GR', body: 'Ministry of Foreign Affairs', status: 'suspended', statusBasis: 'dates' },
        { body: 'countries that are not named', status: 'suspended', statusBasis: 'dates' },
      ]);
    }
  });

  it('shows what was stated where the dates do not say it, and today’s state without a day', async () => {
    const path = newAgreement();
    await service.lead.put(path, agreement({ signedOn: '2006', statedStatus: { value: 'in-force' } }));
    expect(await statusOn(path, '2026-01-01')).toEqual(['in-force', 'stated']);
    expect(await statusOn(path, '2005-01-01')).toEqual(['planned', 'dates']);
    const unknown = newAgreement();
    await service.lead.put(unknown, agreement());
    const { json } = await service.lead.get(unknown);
    expect(json).toMatchObject({ status: null, statusBasis: 'unknown' });
    expect(json['statusOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('answers a transition with its Idempotency-Key as the first time', async () => {
    const path = newAgreement();
    const { lead } = service;
    await lead.put(path, agreement());
    const sign = (body: Fields) =>
      lead.send('POST', `${path}/signature`, { body, ifMatch: 1, headers: { 'idempotency-key': path } });
    expect((await sign({ on: '2021' })).version).toBe(2);
    expect((await sign({ on: '2021' })).version).toBe(2);
    await refused(service, 422, () => sign({ on: '2022' }));
    expect((await lead.get(path)).json).toMatchObject({ version: 2, signedOn: '2021' });
  });
});

describe('an agreement is refused', () => {
  it.each([
    ['/type', { type: 'network' }],
    ['/parties', { parties: [] }],
    ['/parties/0/country', { parties: [{}] }],
    ['/parties/0/country', { parties: [{ country: 'XX' }] }],
    ['/parties/0/signedOn', { parties: [{ country: 'SI', signedOn: '2021-13' }] }],
    ['/signedOn', { signedOn: '2021-02-30' }],
    ['/inForceFrom', { signedOn: '2022', inForceFrom: '2021' }],
    ['/renewal/everyMonths', { renewal: { tacit: true } }],
    ['/suspensions/0/from', { suspensions: [{ until: '2021' }] }],
    ['/statedStatus/value', { statedStatus: { value: 'In force' } }],
    ['/group', { group: { announced: 35 } }],
    ['/status', { status: 'signed' }],
    ['/statusBasis', { statusBasis: 'dates' }],
  ])('with 422 at %s', async (pointer, wrong) => {
    const { pointers } = await refused(service, 422, () =>
      service.lead.put(newAgreement(), agreement(wrong)),
    );
    expect([...new Set(pointers)]).toEqual([pointer]);
  });

  it('where a transition does not fit what is recorded', async () => {
    const path = newAgreement();
    const { lead } = service;
    await lead.put(path, agreement({ signedOn: '2022' }));
    const enter = (body: Fields) => lead.post(`${path}/entry-into-force`, 1, body);
    expect((await refused(service, 422, () => enter({ on: '2021' }))).pointers).toEqual(['/on']);
    expect((await refused(service, 422, () => enter({}))).pointers).toEqual(['/on']);
    const party = { country: 'MK' };
    expect((await refused(service, 422, () => enter({ on: '2023', party }))).pointers).toEqual(['/party']);
    const suspend = (body: Fields) => lead.post(`${path}/suspension`, 1, body);
    expect((await refused(service, 422, () => suspend({ from: '2023' }))).pointers).toEqual(['/reason']);
    expect((await refused(service, 409, () => suspend({ from: '2023', ...REASON }))).code).toBe(
      'status-does-not-allow',
    );
    await refused(service, 409, () => lead.post(`${path}/resumption`, 1, { on: '2023' }));
    await refused(service, 428, () => lead.post(`${path}/termination`, undefined, { on: '2023', ...REASON }));
    await refused(service, 412, () => lead.post(`${path}/termination`, 7, { on: '2023', ...REASON }));
    await refused(service, 422, () => lead.get(`${path}?on=2023`));
  });

  it('to whom it is not, as one that does not exist', async () => {
    const path = newAgreement();
    await service.lead.put(path, agreement());
    const { outsider, lead, team } = service;
    await refused(service, 403, () => team.put(newAgreement(), agreement()));
    await refused(service, 403, () => team.get(path));
    await refused(service, 403, () => outsider.put(newAgreement(), agreement()));
    const foreign = await refused(service, 404, () => outsider.post(`${path}/signature`, 1, { on: '2021' }));
    const absent = await refused(service, 404, () =>
      outsider.post(`${newAgreement()}/signature`, 1, { on: '2021' }),
    );
    expect(foreign.json['title']).toBe(absent.json['title']);
    await refused(service, 404, () => outsider.put(path, agreement({ reportedBy: ['DE'] }), 1));
    await refused(service, 403, () => lead.put(path, agreement({ parties: [{ country: 'DE' }] }), 1));
    expect((await outsider.get(path)).status).toBe(200);
  });
});
