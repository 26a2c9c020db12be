import { describe, expect, it } from '@jest/globals';
import { agreementsTable, countedAgreement, countedArrangement } from '@entente/counting';
import type { LocalDate } from '@entente/kernel';
import { rowsOfAgreements } from '../test/agreement-rows.js';
import { known, sampleData, type Json } from '../test/json.js';
import { publishedAgreementsToCommands } from './mapping/published-agreements.js';

const file = sampleData('cooperation-agreements.json') as readonly Json[];
const { records, refused, unread } = publishedAgreementsToCommands(file);
const record = (name: string) => records.find((one) => one.name === name)!;

describe('the published agreements', () => {
  it('are all mapped, and no field is left unread', () => {
    expect([refused, unread]).toEqual([[], []]);
    expect(records).toHaveLength(81);
    expect(new Set(records.map(({ id }) => id)).size).toBe(81);
  });

  it('keep everything: the rows can be written again from the commands', () => {
    expect(rowsOfAgreements(records)).toEqual(file.map(known));
  });

  it('are instruments or arrangements, by their type', () => {
    const kinds = Object.groupBy(records, ({ kind }) => kind);
    expect([kinds.agreement?.length, kinds.arrangement?.length]).toEqual([39, 42]);
    expect(record('EMN-COOP-001').path).toMatch(/^\/v1\/cooperation-agreements\//);
    expect(record('EMN-COOP-057').path).toMatch(/^\/v1\/arrangements\//);
  });

  it('have states, bodies of states, and bodies that stand for several as parties', () => {
    expect(record('EMN-COOP-037').body.parties).toEqual([
      { country: 'LT' },
      { country: 'UA', body: 'service national du travail' },
    ]);
    expect(record('EMN-COOP-030').body.parties).toEqual([
      { country: 'AT' },
      { body: 'pays tiers (non nommés)' },
    ]);
    expect(record('EMN-COOP-033').body.parties[0]).toEqual({ body: 'EMPACT TEH' });
    expect(record('EMN-COOP-094').body.parties).toEqual([{ body: "46 membres du Conseil de l'Europe" }]);
  });

  it('have years for dates, and what was stated in the source’s word', () => {
    expect(record('EMN-COOP-005').body).toMatchObject({
      signedOn: '2006',
      statedStatus: { value: 'in-force' },
    });
    expect(record('EMN-COOP-069').body).toMatchObject({
      since: '2014',
      reportedState: { value: 'completed' },
    });
    expect(record('EMN-COOP-077').body).toMatchObject({ statedStatus: { value: 'ended-2023' } });
  });

  it('know how many instruments a group of them announces', () => {
    expect(record('EMN-COOP-023').body).toMatchObject({ type: 'agreement-group', group: { announced: 35 } });
    expect(record('EMN-COOP-023').body.parties).toHaveLength(35);
  });

  it('are counted by type and state on a day', () => {
    const counted = records.map((one) =>
      one.kind === 'agreement'
        ? countedAgreement({ suspensions: [], ...one.body, id: one.id } as never)
        : countedArrangement({ ...one.body, id: one.id } as never),
    );
    const on = '2026-01-01' as LocalDate;
    const table = (groupBy: 'type' | 'state'): unknown =>
      Object.fromEntries(
        agreementsTable(counted, { groupBy: [groupBy], on }).rows.map(({ group, agreements }) => [
          group[groupBy],
          agreements,
        ]),
      );
    expect(table('type')).toMatchObject({ 'bilateral-agreement': 17, network: 12, protocol: 6 });
    expect(table('state')).toMatchObject({ signed: 23, ongoing: 28, 'in-force': 4, planned: 6 });
    expect(agreementsTable(counted, { groupBy: [], on })).toMatchObject({
      rows: [{ group: {}, agreements: 81 }],
      instrumentGroups: { groups: 1, saying: 1, announced: 35 },
    });
  });
});

describe('a published agreement', () => {
  const row = { id: 'MADE-UP', type: 'protocol', parties: ['NL', 'EL'], subject: 'Exchange of officers' };

  it('may say next to nothing', () => {
    const [mapped] = publishedAgreementsToCommands([row]).records;
    expect(mapped?.body).toEqual({
      ...{ type: 'protocol', subject: 'Exchange of officers', notes: [], reportedBy: [] },
      parties: [{ country: 'NL' }, { country: 'GR' }],
    });
  });

  it.each([
    ['type', { type: 'handshake' }, 'has the unknown "handshake" in "type"'],
    ['missing type', { type: null }, 'has no "type"'],
    ['party', { parties: ['NL', 'ZZ'] }, 'has the unknown party "ZZ"'],
    ['body’s state', { parties: ['ZZ (police)'] }, 'has the unknown party "ZZ (police)"'],
    ['date', { signed: 2006.5 }, 'has a "signed" that is not a text'],
    ['subject', { subject: '' }, 'has a "subject" that is not a text'],
  ])('is refused by name for a %s that is not understood', (_what, change, reason) => {
    const mapped = publishedAgreementsToCommands([{ ...row, ...change }]);
    expect(mapped).toMatchObject({ records: [], refused: [{ name: 'MADE-UP', reason }] });
  });

  it('takes a body of two capitals for what it is', () => {
    const [mapped] = publishedAgreementsToCommands([{ ...row, parties: ['EU', 'XK'] }]).records;
    expect(mapped?.body.parties).toEqual([{ body: 'EU' }, { country: 'XK' }]);
  });
});
