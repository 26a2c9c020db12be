import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@entente/kernel';
import { agreementsTable, type AgreementDimension, type AgreementsQuery } from './agreements-report.js';
import {
  countedAgreement,
  countedArrangement,
  type CountedAgreement,
  type RecordedAgreement,
  type RecordedArrangement,
} from './counted-agreement.js';

const parties = [{ country: 'NL' }, { country: 'NG' }];
const agreement = (given: object = {}): CountedAgreement =>
  countedAgreement({
    ...{ id: 'an agreement', type: 'protocol', suspensions: [], parties },
    ...given,
  } as unknown as RecordedAgreement);
const arrangement = (given: object = {}): CountedAgreement =>
  countedArrangement({
    ...{ id: 'an arrangement', type: 'network', parties },
    ...given,
  } as unknown as RecordedArrangement);

const ask = (agreements: readonly CountedAgreement[], query: Partial<AgreementsQuery> = {}) =>
  agreementsTable(agreements, { groupBy: [], on: '2026-01-01' as LocalDate, ...query });
const tableOf = (agreements: readonly CountedAgreement[], groupBy: AgreementDimension, on = '2026-01-01') =>
  ask(agreements, { groupBy: [groupBy], on: on as LocalDate }).rows.map(
    ({ group, agreements: count, stated }) => [group[groupBy], count, stated],
  );

describe('agreementsTable', () => {
  it('counts agreements and arrangements together, or one of the two', () => {
    const both = [agreement(), arrangement()];
    expect(ask(both).rows).toEqual([{ group: {}, agreements: 2 }]);
    expect(ask(both, { kind: 'arrangement' }).rows).toEqual([{ group: {}, agreements: 1 }]);
    expect(tableOf(both, 'type')).toEqual([
      ['network', 1, undefined],
      ['protocol', 1, undefined],
    ]);
  });

  it('counts each party once: a state by any of its bodies, another body by its name', () => {
    const several = [
      agreement({ parties: [{ country: 'FR', body: 'OFII' }, { country: 'FR' }, { body: 'ERRIN' }] }),
      agreement(),
    ];
    expect(tableOf(several, 'party')).toEqual([
      ['ERRIN', 1, undefined],
      ['FR', 1, undefined],
      ['NG', 1, undefined],
      ['NL', 1, undefined],
    ]);
    expect(ask(several, { groupBy: ['party'] }).inSeveralRows).toBe(2);
  });

  it('has the states of the day, and says how many of them are in somebody’s word', () => {
    const several = [
      agreement({ signedOn: '2024-05-01', inForceFrom: '2025-07-01', expiresOn: '2027-01-01' }),
      agreement({ statedStatus: { value: 'in-force' } }),
      agreement({ signedOn: '2023', statedStatus: { value: 'signed' } }),
      agreement(),
      arrangement({ reportedState: { value: 'ongoing' }, until: '2026-06-01' }),
    ];
    expect(tableOf(several, 'state')).toEqual([
      ['in-force', 2, 1],
      ['ongoing', 1, 1],
      ['signed', 1, 1],
      [null, 1, 0],
    ]);
    expect(tableOf(several, 'state', '2025-01-01')).toContainEqual(['signed', 2, 1]);
    expect(tableOf(several, 'state', '2027-01-01')).toEqual(
      expect.arrayContaining([
        ['ended', 1, 0],
        ['expired', 1, 0],
      ]),
    );
  });

  it('groups by type and state at once', () => {
    const several = [agreement({ signedOn: '2020' }), agreement({ signedOn: '2021' }), arrangement()];
    expect(ask(several, { groupBy: ['type', 'state'] }).rows).toEqual([
      { group: { type: 'network', state: null }, agreements: 1, stated: 0 },
      { group: { type: 'protocol', state: 'signed' }, agreements: 2, stated: 0 },
    ]);
  });

  it('has, by party and state at once, the state of each party', () => {
    const several = [
      agreement({
        ...{ type: 'multilateral-instrument', signedOn: '2000', inForceFrom: '2003' },
        parties: [
          { country: 'NL', ratifiedOn: '2004', withdrawnOn: '2023' },
          { country: 'FR', signedOn: '2001' },
          { country: 'DE', ratifiedOn: '2005', inForceFrom: '2006' },
          { country: 'DE', body: 'police', ratifiedOn: '2005', inForceFrom: '2006' },
        ],
      }),
      arrangement({ reportedState: { value: 'ongoing' } }),
    ];
    const { rows, inSeveralRows } = ask(several, { groupBy: ['party', 'state'] });
    expect(rows.map(({ group: { party, state }, agreements }) => [party, state, agreements])).toEqual([
      ['DE', 'in-force', 1],
      ['FR', 'signed', 1],
      ['NG', 'ongoing', 1],
      ['NL', 'ongoing', 1],
      ['NL', 'terminated', 1],
    ]);
    expect(inSeveralRows).toBe(2);
  });

  it('counts a group of instruments as one, and adds the numbers that groups announce', () => {
    const group = agreement({ type: 'agreement-group', group: { announced: 35 } });
    const silent = agreement({ type: 'agreement-group', group: { note: 'several' } });
    expect(ask([group, silent, agreement()])).toMatchObject({
      rows: [{ agreements: 3 }],
      instrumentGroups: { groups: 2, saying: 1, announced: 35 },
    });
  });
});
