import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementEvent, arrangementEvent } from './events.js';
import { RunningReporting } from './running-reporting.js';

let reporting: RunningReporting;
beforeAll(async () => {
  reporting = await RunningReporting.start();
});
afterAll(() => reporting.stop());

const on = '2026-01-01';
/** Each test has a party of its own, so that the others' agreements are in other rows. */
const statesOf = async (party: string, query: Readonly<Record<string, string>> = {}): Promise<unknown[]> =>
  (await reporting.agreements({ groupBy: 'party,state', on, ...query })).rows
    .filter(({ group }) => group.party === party)
    .map(({ group, agreements, stated }) => [group.state, agreements, stated]);
const between = (body: string) => ({ parties: [{ country: 'NL' }, { body }] });

describe('GET /v1/reports/cooperation-agreements', () => {
  it('answers how many, as of when, on which day, by which rule, and what to know', async () => {
    expect(await reporting.agreements({ asOf: '2025-03-01T12:00:00Z' })).toEqual({
      asOf: '2025-03-01T12:00:00.000Z',
      completeTo: null,
      on: '2025-03-01',
      rule: expect.stringContaining('practice without a dated text'),
      rows: [{ group: {}, agreements: 0 }],
      notes: [],
    });
    await reporting.give(agreementEvent({ type: 'agreement-group', group: { announced: 35 } }));
    await reporting.give(arrangementEvent({ reportedState: { value: 'ongoing' } }));

    expect((await reporting.agreements({ groupBy: 'type', on })).rows).toEqual([
      { group: { type: 'agreement-group' }, agreements: 1 },
      { group: { type: 'network' }, agreements: 1 },
    ]);
    expect((await reporting.agreements({ kind: 'arrangement' })).rule).toContain('arrangements alone');
    expect((await reporting.agreements({ kind: 'arrangement' })).rows).toEqual([
      { group: {}, agreements: 1 },
    ]);
    expect((await reporting.agreements({ groupBy: 'party,state', on })).notes).toEqual([
      'The groups are not additive: agreements that are counted in more than one of them: 2.',
      'state null: agreements of which neither dates nor anybody’s word tell a state on that day.',
      expect.stringMatching(/^stated: those of the row/),
      'Each group of instruments counts as one; 1 such group announces 35 instruments.',
    ]);
  });

  it('derives the state on the day that is asked for', async () => {
    const dated = { signedOn: '2024-05', inForceFrom: '2025-07-01', expiresOn: '2027-01-01' };
    await reporting.give(agreementEvent({ ...between('OSCE'), ...dated }));
    const states = ['2024-01-01', '2024-06-01', '2025-07-01', '2027-01-01'].map((day) =>
      statesOf('OSCE', { on: day }),
    );
    expect(await Promise.all(states)).toEqual([
      [['planned', 1, 0]],
      [['signed', 1, 0]],
      [['in-force', 1, 0]],
      [['expired', 1, 0]],
    ]);
  });

  it('takes what was stated where dates do not decide, and says so', async () => {
    await reporting.give(agreementEvent({ ...between('UNICEF'), statedStatus: { value: 'in-force' } }));
    await reporting.give(arrangementEvent({ ...between('UNICEF'), reportedState: { value: 'phase-ii' } }));
    expect(await statesOf('UNICEF')).toEqual([
      ['in-force', 1, 1],
      ['phase-ii', 1, 1],
    ]);
  });

  it('replaces by version, and keeps an agreement and an arrangement of one id apart', async () => {
    const id = randomUUID();
    await reporting.give(agreementEvent({ id, ...between('IOM') }, { version: 2 }));
    await reporting.give(agreementEvent({ id, ...between('IOM'), signedOn: '2020' }, { version: 1 }));
    await reporting.give(arrangementEvent({ id, ...between('IOM'), since: '2020' }));
    expect(await statesOf('IOM')).toEqual([
      ['ongoing', 1, 0],
      [null, 1, 0],
    ]);
  });

  it('tells what was known at an instant', async () => {
    const id = randomUUID();
    const known = { id, ...between('UNODC') };
    await reporting.give(agreementEvent(known, { recordedAt: '2025-03-01T00:00:00.000Z' }));
    await reporting.give(
      agreementEvent({ ...known, signedOn: '2020' }, { version: 2, recordedAt: '2025-05-01T00:00:00.000Z' }),
    );
    expect(await statesOf('UNODC', { asOf: '2025-04-01T00:00:00Z' })).toEqual([[null, 1, 0]]);
    expect(await statesOf('UNODC', { asOf: '2025-06-01T00:00:00Z' })).toEqual([['signed', 1, 0]]);
  });

  it.each([
    { groupBy: 'subject' },
    { groupBy: 'type,' },
    { on: '2026' },
    { on: '2026-02-30' },
    { kind: 'treaty' },
    { asOf: '2026-01-01' },
    { linked: 'once' },
  ])('refuses %j', async (query) => {
    const answer = await reporting.ask(query, undefined, 'cooperation-agreements');
    expect(answer).toMatchObject({ status: 422 });
  });

  it('is for reporting staff and registrars', async () => {
    const asked = async (roles: readonly string[]): Promise<number> => {
      const token = await reporting.issuer.sign({ roles: [...roles] });
      return (await reporting.ask({}, token, 'cooperation-agreements')).status;
    };
    expect(await asked(['registrar'])).toBe(200);
    expect(await asked(['project-lead'])).toBe(403);
  });
});
