import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused, withMore } from '@entente/testing';
import { agreement, arrangement, newAgreement, newArrangement, type Fields } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

async function everyPage(path: string): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (let cursor = ''; ;) {
    const { json } = await service.outsider.get(`${path}&limit=3${cursor}`);
    found.push(...(json['items'] as readonly Fields[]));
    const next = json['next'] as string | undefined;
    if (next === undefined) return found;
    cursor = `&cursor=${next}`;
  }
}

const subjects = (items: readonly Fields[]): readonly unknown[] => items.map(({ subject }) => subject);

describe('the list of agreements', () => {
  it('pages through what a filter takes, the latest first, with the state on a day', async () => {
    const before = await service.stored();
    const parties = [{ country: 'FJ', body: 'police' }, { country: 'SI' }];
    for (const [subject, dates] of [
      ['old', { signedOn: '2019' }],
      ['negotiated', { negotiatingFrom: '2022' }],
      ['new', { parties: parties.map((party) => ({ ...party, signedOn: '2023-05' })) }],
      ['undated', {}],
    ] as const) {
      await service.registrar.put(newAgreement(), agreement({ subject, parties, ...dates }));
    }
    await service.registrar.put(newAgreement(), agreement({ type: 'joint-strategy', reportedBy: ['FJ'] }));
    expect(await service.stored()).toEqual(withMore(before, { 'cooperation-agreements': 5, journal: 5 }));

    const list = '/v1/cooperation-agreements';
    const found = await everyPage(`${list}?party=FJ&on=2020-01-01`);
    expect(subjects(found)).toEqual(['new', 'negotiated', 'old', 'undated']);
    expect(found.map(({ status, statusBasis }) => [status, statusBasis])).toEqual([
      ['planned', 'dates'],
      ['planned', 'dates'],
      ['signed', 'dates'],
      [null, 'unknown'],
    ]);
    expect(await everyPage(`${list}?reportedBy=FJ`)).toMatchObject([{ type: 'joint-strategy' }]);
    expect(await everyPage(`${list}?type=joint-strategy&party=SI`)).toHaveLength(1);
    expect(await everyPage(`${list}?type=joint-strategy&party=FJ`)).toHaveLength(0);
    await refused(service, 422, () => service.lead.get(`${list}?type=network`));
    await refused(service, 422, () => service.lead.get(`${list}?state=signed`));
  });
});

describe('the list of arrangements', () => {
  it('pages through what a filter takes, the latest first', async () => {
    const parties = [{ country: 'FJ' }];
    const reportedState = { value: 'ongoing', on: '2022' };
    for (const [subject, given] of [
      ['old', { since: '2014' }],
      ['new', { since: '2023', type: 'programme' }],
      ['reported', { reportedState }],
      ['undated', { reportedBy: ['FJ'] }],
    ] as const) {
      await service.registrar.put(newArrangement(), arrangement({ subject, parties, ...given }));
    }
    const list = '/v1/arrangements';
    expect(subjects(await everyPage(`${list}?party=FJ`))).toEqual(['new', 'reported', 'old', 'undated']);
    expect(subjects(await everyPage(`${list}?party=FJ&type=programme`))).toEqual(['new']);
    expect(subjects(await everyPage(`${list}?reportedBy=FJ`))).toEqual(['undated']);
    await refused(service, 422, () => service.lead.get(`${list}?type=protocol`));
  });
});
