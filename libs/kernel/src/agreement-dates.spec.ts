import { describe, expect, it } from '@jest/globals';
import { partyStateOn } from './agreement-state.js';
import { agreement, day, LIFE, on, said, stated, type Given } from './agreements.spec-support.js';

const ofParty = (given: Given, index: number, date: string): string => {
  const whole = agreement(given);
  return said(partyStateOn(whole, whole.parties[index]!, day(date)));
};

describe('the whole of an agreement', () => {
  it('is done by all when every party has done it, the last one on that day', () => {
    const parties = [
      { signedOn: '2020-05-01', inForceFrom: '2021-02' },
      { signedOn: '2020-06-01', inForceFrom: '2021' },
    ];
    const states = ['2020-05-31', '2020-06-01', '2021-12-30', '2021-12-31'].map((date) =>
      on({ parties }, date),
    );
    expect(states).toEqual(['planned', 'signed', 'signed', 'in-force'].map((state) => `${state}, dates`));
    expect(on({ parties: [parties[0], {}] }, '2026-01-01')).toBe('nothing, unknown');
    expect(on({ parties: [] }, '2026-01-01')).toBe('nothing, unknown');
    expect(on({ parties, type: 'multilateral-instrument' }, '2026-01-01')).toBe('signed, dates');
  });

  it('ends between two when one withdraws, and goes on between more', () => {
    const withdrawn = { withdrawnOn: '2024' };
    expect(on({ ...LIFE, parties: [{}, withdrawn] }, '2025-01-01')).toBe('terminated, dates');
    expect(on({ ...LIFE, parties: [{}, withdrawn, {}] }, '2025-01-01')).toBe('in-force, dates');
    const multilateral = { ...LIFE, type: 'multilateral-instrument', parties: [{}, withdrawn] };
    expect(on(multilateral, '2025-01-01')).toBe('in-force, dates');
  });
});

describe('partyStateOn', () => {
  it('is the whole’s where the party has no dates of its own', () => {
    for (const date of ['2018-01-01', '2018-06-01', '2019-06-01', '2020-06-01', '2021-07-01', '2022-01-01']) {
      expect(ofParty(LIFE, 0, date)).toBe(on(LIFE, date));
    }
    expect(ofParty({ statedStatus: stated('in-force') }, 1, '2026-01-01')).toBe('in-force, stated');
  });

  it.each<[string, Given, string, string]>([
    ['signed alone', { parties: [{ signedOn: '2020' }, {}] }, '2021-01-01', 'signed, dates'],
    ['in force for it alone', { parties: [{ inForceFrom: '2020' }, {}] }, '2021-01-01', 'in-force, dates'],
    ['withdrawn', { ...LIFE, parties: [{ withdrawnOn: '2022' }, {}, {}] }, '2023-01-01', 'terminated, dates'],
    [
      'not joined yet',
      { ...LIFE, parties: [{ signedOn: '2023' }, {}, {}] },
      '2022-01-01',
      'negotiating, dates',
    ],
    ['joined later', { ...LIFE, parties: [{ signedOn: '2023' }, {}, {}] }, '2024-01-01', 'in-force, dates'],
    [
      'joined while suspended',
      { ...LIFE, suspensions: [{ from: '2021' }], parties: [{ signedOn: '2023' }, {}, {}] },
      '2024-01-01',
      'suspended, dates',
    ],
    [
      'over with the whole',
      { ...LIFE, terminatedOn: '2024', parties: [{ withdrawnOn: '2030' }, {}] },
      '2025-01-01',
      'terminated, dates',
    ],
  ])('%s', (_, given, date, state) => {
    expect(ofParty(given, 0, date)).toBe(state);
  });

  it.each<[string, object, string, string]>([
    ['says nothing of a party that has not acted', {}, '2026-01-01', 'nothing, unknown'],
    ['knows a signature', { signedOn: '2019' }, '2026-01-01', 'signed, dates'],
    [
      'knows a ratification that has not taken effect',
      { signedOn: '2019', ratifiedOn: '2020' },
      '2026-01-01',
      'signed, dates',
    ],
    [
      'binds no party before it is in force',
      { signedOn: '2019', inForceFrom: '2019-06' },
      '2019-12-31',
      'signed, dates',
    ],
    [
      'binds a party from then on',
      { signedOn: '2019', inForceFrom: '2019-06' },
      '2020-01-01',
      'in-force, dates',
    ],
    ['is suspended for those it binds', { inForceFrom: '2020-06' }, '2021-07-01', 'suspended, dates'],
    ['is not suspended for those it does not', { signedOn: '2019' }, '2021-07-01', 'signed, dates'],
  ])('of a multilateral instrument: %s', (_, party, date, state) => {
    const given = {
      ...LIFE,
      type: 'multilateral-instrument',
      statedStatus: stated('in-force'),
      parties: [party],
    };
    expect(ofParty(given, 0, date)).toBe(state);
  });

  it('takes effect on the signature of each party of a multilateral text that does not bind', () => {
    const given = {
      type: 'multilateral-instrument',
      binding: false,
      signedOn: '2018',
      parties: [{ signedOn: '2020' }],
    };
    expect([ofParty(given, 0, '2020-06-01'), ofParty(given, 0, '2021-01-01')]).toEqual([
      'planned, dates',
      'in-force, dates',
    ]);
  });
});
