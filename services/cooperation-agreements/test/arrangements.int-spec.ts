import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '@entente/testing';
import { arrangement, newArrangement, WHOLE_ARRANGEMENT, type Fields } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

describe('an arrangement', () => {
  it('is recorded and revised, each once', async () => {
    const path = newArrangement();
    const { lead } = service;
    expect((await lead.put(path, arrangement())).status).toBe(201);
    expect((await lead.put(path, arrangement())).status).toBe(200);
    expect((await lead.put(path, arrangement({ since: '2014' }), 1)).version).toBe(2);
    await refused(service, 409, () => lead.put(path, arrangement({ since: '2015' })));
    await refused(service, 412, () => lead.put(path, arrangement({ since: '2015' }), 1));
    const rows = await service.auditor.get(`/v1/journal?aggregate=${path.split('/').at(-1)}`);
    expect((rows.json['items'] as readonly { type: string }[]).map(({ type }) => type)).toEqual([
      ...['org.entente.arrangement.recorded.v1', 'org.entente.arrangement.revised.v1'],
    ]);
  });

  it('reads back every field that it was given, with its state on a day', async () => {
    const path = newArrangement();
    expect((await service.registrar.put(path, WHOLE_ARRANGEMENT)).status).toBe(201);
    const derived = async (day: string): Promise<Fields> => {
      const {
        id: _id,
        version: _version,
        ...answered
      } = (await service.outsider.get(`${path}?on=${day}`)).json;
      const { status, statusBasis, statusOn, ...given } = answered;
      expect([given, statusOn]).toEqual([WHOLE_ARRANGEMENT, day]);
      return { status, statusBasis };
    };
    expect(await derived('2026-01-01')).toEqual({ status: 'operational', statusBasis: 'stated' });
    expect(await derived('2003-06-01')).toEqual({ status: 'planned', statusBasis: 'dates' });
    expect(await derived('2031-10-31')).toEqual({ status: 'ended', statusBasis: 'dates' });
  });

  it.each([
    ['/type', { type: 'protocol' }],
    ['/parties/1/signedOn', { parties: [{ country: 'SI' }, { country: 'IE', signedOn: '2014' }] }],
    ['/parties/1', { parties: [{ country: 'SI' }, { country: 'SI' }] }],
    ['/until', { since: '2022', until: '2021' }],
    ['/restsOn/0', { restsOn: ['x'] }],
    ['/amends', { amends: [] }],
  ])('is refused with 422 at %s', async (pointer, wrong) => {
    const { pointers } = await refused(service, 422, () =>
      service.lead.put(newArrangement(), arrangement(wrong)),
    );
    expect([...new Set(pointers)]).toEqual([pointer]);
  });

  it('is refused to whom it is not, as one that does not exist', async () => {
    const path = newArrangement();
    await service.lead.put(path, arrangement());
    const { outsider, lead, team } = service;
    await refused(service, 403, () => team.put(newArrangement(), arrangement()));
    await refused(service, 403, () => outsider.put(newArrangement(), arrangement()));
    await refused(service, 404, () => outsider.put(path, arrangement({ reportedBy: ['DE'] }), 1));
    await refused(service, 403, () => lead.put(path, arrangement({ reportedBy: ['DE'] }), 1));
    await refused(service, 404, () => outsider.get(newArrangement()));
    expect((await outsider.get(path)).status).toBe(200);
  });
});
