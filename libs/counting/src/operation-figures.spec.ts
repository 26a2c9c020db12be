import { describe, expect, it } from '@jest/globals';
import {
  arrests,
  arrestsIn,
  countedArrests,
  participants,
  partOfWhole,
  someOf,
} from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';
import { operationFigures } from './operation-figures.js';

describe('operationFigures', () => {
  it('takes the figure stated for the whole before the sum of shares, and keeps both in view', () => {
    const stated = arrests({ value: 10 });
    const results = [stated, arrests({ country: 'NL', value: 3 }), arrests({ country: 'FR', value: 4 })];

    expect(arrestsIn(results, participants('NL', 'FR'))).toMatchObject({
      madeOf: 'stated',
      stated: [{ value: 10, restsOn: [{ id: stated.id, version: 1 }] }],
      shares: [
        { country: 'FR', contributions: [{ value: 4 }] },
        { country: 'NL', contributions: [{ value: 3 }] },
      ],
    });
    expect(countedArrests(results, participants('NL', 'FR'))?.value).toBe(10);
  });

  it('adds the shares where every participant answered', () => {
    const shares = [arrests({ country: 'NL', value: 3 }), arrests({ country: 'FR', value: 4 })];
    expect(arrestsIn(shares, participants('NL', 'FR'))?.madeOf).toBe('shares');
    expect(countedArrests(shares, participants('NL', 'FR'))).toEqual({
      value: 7,
      precision: 'exact',
      offence: 'any',
      provisional: false,
    });
  });

  it('takes a nil return as an answer', () => {
    const shares = [arrests({ country: 'NL', value: 3 }), arrests({ country: 'FR', value: 0 })];
    expect(countedArrests(shares, participants('NL', 'FR'))?.value).toBe(3);
  });

  it('keeps an incomplete sum out of the total, with its coverage', () => {
    const shares = [arrests({ country: 'NL', value: 3 })];
    expect(arrestsIn(shares, participants('NL', 'FR'))).toMatchObject({
      madeOf: 'incomplete',
      shares: [{ country: 'NL', contributions: [{ value: 3, precision: 'exact' }] }],
      coverage: { answered: 1, of: 2 },
    });
    expect(countedArrests(shares, participants('NL', 'FR'))).toBeUndefined();
  });

  it('is never complete where the number of participants is unknown', () => {
    const shares = [arrests({ country: 'NL', value: 3 })];
    const unknown = { ...participants('NL'), listComplete: false };
    expect(arrestsIn(shares, unknown)).toMatchObject({
      madeOf: 'incomplete',
      coverage: { answered: 1, of: null },
    });
    expect(arrestsIn(shares, participants())).toMatchObject({ coverage: { answered: 1, of: null } });
  });

  it('is complete where as many answered as are stated to take part', () => {
    const shares = [arrests({ country: 'NL' }), arrests({ country: 'FR' })];
    expect(arrestsIn(shares, someOf(2, 'NL'))?.madeOf).toBe('shares');
    expect(arrestsIn(shares, someOf(3, 'NL'))?.madeOf).toBe('incomplete');
  });

  describe('by a decision of the lead', () => {
    const shares = [arrests({ country: 'NL', value: 8 }), arrests({ country: 'FR', value: 4 })];
    const decided = (use: 'stated' | 'shares', results: readonly CountedResult[], taking = participants()) =>
      operationFigures(results, taking, [{ indicator: 'personsArrested', unit: 'persons', use }])[0];

    it('takes the shares, although they are incomplete or a figure is stated', () => {
      const taking = participants('NL', 'FR', 'BE');
      expect(decided('shares', shares, taking)).toMatchObject({
        ...{ madeOf: 'shares', decided: true },
        coverage: { answered: 2, of: 3 },
      });
      expect(decided('shares', [...shares, arrests({ value: 10 })])).toMatchObject({ madeOf: 'shares' });
    });

    it('takes what is stated', () => {
      const figure = decided('stated', [...shares, arrests({ value: 10 })]);
      expect(figure).toMatchObject({ madeOf: 'stated', decided: true });
    });

    it('follows the rule until what was decided for is there', () => {
      expect(decided('shares', [arrests({ value: 10 })])).not.toHaveProperty('decided');
      const complete = decided('stated', shares, participants('NL', 'FR'));
      expect(complete?.madeOf).toBe('shares');
      expect(complete).not.toHaveProperty('decided');
    });

    it('is about one indicator and unit', () => {
      const checked = shares.map((share) => ({ ...share, indicator: 'personsChecked' }));
      expect(decided('shares', checked, participants('NL'))?.madeOf).toBe('shares');
      expect(decided('shares', checked, participants('BE'))?.madeOf).toBe('incomplete');
    });
  });

  it('asks each indicator for its own answers', () => {
    const results = [
      arrests({ country: 'NL' }),
      arrests({ country: 'FR' }),
      arrests({ country: 'NL', indicator: 'personsChecked', value: 500 }),
    ];
    expect(
      operationFigures(results, participants('NL', 'FR')).map(({ indicator, madeOf }) => [indicator, madeOf]),
    ).toEqual([
      ['personsArrested', 'shares'],
      ['personsChecked', 'incomplete'],
    ]);
  });

  it('takes an answer for any offence as an answer', () => {
    const shares = [
      arrests({ country: 'NL', value: 3, offence: 'trafficking' }),
      arrests({ country: 'FR', value: 4, offence: 'smuggling' }),
    ];
    expect(countedArrests(shares, participants('NL', 'FR'))).toMatchObject({ value: 7, offence: 'mixed' });
  });

  it('adds what several services of one country report', () => {
    const shares = [
      arrests({ country: 'NL', reportingService: 'police', value: 3 }),
      arrests({ country: 'NL', reportingService: 'labour inspection', value: 2 }),
      arrests({ country: 'NL', value: 1 }),
    ];
    expect(countedArrests(shares, participants('NL'))?.value).toBe(6);
    expect(arrestsIn(shares, participants('NL'))?.coverage).toEqual({ answered: 1, of: 1 });
  });

  it('lets no region answer for its country', () => {
    const regional = arrests({ country: 'DE', region: 'Bavaria', value: 5 });
    expect(arrestsIn([regional], participants('DE'))).toBeUndefined();
    expect(arrestsIn([regional, arrests({ country: 'FR' })], participants('DE', 'FR'))).toMatchObject({
      madeOf: 'incomplete',
      coverage: { answered: 1, of: 2 },
    });
  });

  it.each([
    ['withdrawn', { withdrawn: true }],
    ['a second value', { alternativeTo: 'another' }],
    ['set aside', { notCounted: true }],
    ['a part', { breakdownOf: 'whole' }],
  ])('never counts a result that is %s', (_, state) => {
    const shares = [arrests({ country: 'NL', value: 3 }), arrests({ country: 'NL', value: 40, ...state })];
    expect(countedArrests(shares, participants('NL'))?.value).toBe(3);
    expect(arrestsIn([arrests({ value: 40, ...state })])).toBeUndefined();
  });

  it('never promotes the parts of a withdrawn whole', () => {
    const whole = arrests({ country: 'NL', value: 51, withdrawn: true });
    expect(
      arrestsIn([whole, partOfWhole(whole, { value: 51, partsComplete: true })], participants('NL')),
    ).toBeUndefined();
  });

  it('goes by the latest version of a result, which may withdraw it', () => {
    const first = arrests({ value: 10 });
    const corrected = { ...first, version: 2, value: 12 };
    const withdrawn = { ...first, version: 3, withdrawn: true };
    expect(countedArrests([corrected, first])?.value).toBe(12);
    expect(countedArrests([withdrawn, first, corrected])).toBeUndefined();
  });

  it('retains the first of two stated figures', () => {
    const later = arrests({ value: 158, statedAt: '2026-05-04' });
    const first = arrests({ value: 520, statedAt: '2026-04-29' });
    expect(countedArrests([later, first])?.value).toBe(520);
  });

  it('replaces a stated running total by the newest', () => {
    const reports = [3, 8, 12].map((value, index) =>
      arrests({ counting: 'running-total', value, statedAt: `2026-04-2${index}` }),
    );
    expect(countedArrests(reports)?.value).toBe(12);
  });

  it('keeps one indicator in two units apart', () => {
    const seized = { indicator: 'assetsSeized', value: 5 };
    const results = [arrests({ ...seized, unit: 'EUR' }), arrests({ ...seized, unit: 'USD' })];
    expect(operationFigures(results, participants()).map(({ unit }) => unit)).toEqual(['EUR', 'USD']);
  });
});
