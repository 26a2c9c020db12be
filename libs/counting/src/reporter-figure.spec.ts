import { describe, expect, it } from '@jest/globals';
import { arrests, arrestsIn, countedArrests, participants, partOfWhole } from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';

const FROM_NL = participants('NL');
const ofNl = (given: Partial<CountedResult>): CountedResult => arrests({ ...given, country: 'NL' });
const contributionsOf = (results: readonly CountedResult[]) =>
  arrestsIn(results, FROM_NL)?.shares[0]?.contributions;

describe('reporterFigure', () => {
  describe('of increments and running totals', () => {
    const totals = [3, 8, 12].map((value, index) =>
      ofNl({ counting: 'running-total', value, statedAt: `2026-04-2${index}T18:00:00Z` }),
    );

    it('adds increments', () => {
      expect(
        countedArrests(
          [3, 8, 12].map((value) => ofNl({ value })),
          FROM_NL,
        )?.value,
      ).toBe(23);
    });

    it.each([
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ])('takes 3, 8, 12 as 12, arriving as %i, %i, %i', (...order) => {
      const arriving = order.flatMap((index) => totals[index] ?? []);
      expect(countedArrests(arriving, FROM_NL)?.value).toBe(12);
      expect(contributionsOf(arriving)?.[0]?.restsOn).toEqual([{ id: totals[2]?.id, version: 1 }]);
    });

    it('falls back to the one before where the newest is withdrawn', () => {
      const [first, second, third] = totals as [CountedResult, CountedResult, CountedResult];
      expect(countedArrests([first, second, { ...third, version: 2, withdrawn: true }], FROM_NL)?.value).toBe(
        8,
      );
    });

    it('takes the one logged last of two that were stated on the same day', () => {
      const stated = { counting: 'running-total', statedAt: '2026-04-23' } as const;
      const first = ofNl({ ...stated, id: 'z', value: 3, loggedAt: '2026-04-23T10:00:00.000Z' });
      const second = ofNl({ ...stated, id: 'a', value: 8, loggedAt: '2026-04-23T12:00:00.000Z' });
      expect(countedArrests([second, first], FROM_NL)?.value).toBe(8);
    });

    it('lets a running total go down', () => {
      const lowered = ofNl({ counting: 'running-total', value: 5, statedAt: '2026-04-23' });
      expect(countedArrests([...totals, lowered], FROM_NL)?.value).toBe(5);
    });

    it('lets the running total stand alone where both ways of counting are mixed', () => {
      const increments = ['2026-04-19', '2026-04-25'].map((statedAt) => ofNl({ value: 4, statedAt }));
      expect(countedArrests([...increments, ...totals], FROM_NL)?.value).toBe(12);
    });

    it('keeps the running totals of two services and two offences apart', () => {
      const reports = [
        ofNl({ counting: 'running-total', value: 3, reportingService: 'police' }),
        ofNl({ counting: 'running-total', value: 2, reportingService: 'tax' }),
        ofNl({ counting: 'running-total', value: 7, reportingService: 'navy', offence: 'smuggling' }),
        ofNl({ counting: 'running-total', value: 1, reportingService: 'navy', offence: 'trafficking' }),
      ];
      expect(countedArrests(reports, FROM_NL)).toMatchObject({ value: 13, offence: 'mixed' });
    });
  });

  describe('of several offences', () => {
    it('takes the named ones as parts of any', () => {
      const results = [
        ofNl({ value: 51 }),
        ofNl({ value: 30, offence: 'trafficking' }),
        ofNl({ value: 12, offence: 'smuggling' }),
      ];
      expect(countedArrests(results, FROM_NL)).toMatchObject({ value: 51, offence: 'any' });
      expect(contributionsOf(results)).toMatchObject([
        {
          offence: 'any',
          parts: [
            { value: 30, offence: 'trafficking', group: {} },
            { value: 12, offence: 'smuggling', group: {} },
          ],
        },
      ]);
    });

    it('adds the named ones where any is not given, as mixed', () => {
      const results = [
        ofNl({ value: 30, offence: 'trafficking' }),
        ofNl({ value: 12, offence: 'smuggling' }),
      ];
      expect(countedArrests(results, FROM_NL)).toMatchObject({ value: 42, offence: 'mixed' });
    });

    it('holds for figures stated for the whole', () => {
      const results = [arrests({ value: 51 }), arrests({ value: 30, offence: 'trafficking' })];
      expect(countedArrests(results)).toMatchObject({ value: 51, offence: 'any' });
    });
  });

  describe('of groups', () => {
    const women = { value: 4, group: { sex: 'female' }, partsComplete: true };
    const men = { value: 6, group: { sex: 'male' }, partsComplete: true };

    it('is the sum of a set of groups that is declared complete', () => {
      const results = [ofNl(women), ofNl({ ...men, precision: 'about' })];
      expect(countedArrests(results, FROM_NL)).toMatchObject({ value: 10, precision: 'about' });
    });

    it('is none where the set is not declared complete', () => {
      expect(arrestsIn([ofNl(women), ofNl({ ...men, partsComplete: false })], FROM_NL)).toBeUndefined();
    });

    it('is none where the groups are not alike, since they may hold the same persons', () => {
      const minors = { value: 2, group: { ageGroup: 'minor' }, partsComplete: true };
      expect(arrestsIn([ofNl(women), ofNl(men), ofNl(minors)], FROM_NL)).toBeUndefined();
    });

    it('is the ungrouped value where there is one, with the groups inside it', () => {
      const results = [ofNl({ value: 11 }), ofNl(women), ofNl(men)];
      expect(countedArrests(results, FROM_NL)?.value).toBe(11);
      expect(contributionsOf(results)).toMatchObject([{ value: 11, parts: [{ value: 4 }, { value: 6 }] }]);
    });

    it('replaces the running total of each group by its newest', () => {
      const totals = [
        ofNl({ ...women, counting: 'running-total', value: 1, statedAt: '2026-04-20' }),
        ofNl({ ...women, counting: 'running-total', value: 4, statedAt: '2026-04-21' }),
        ofNl({ ...men, counting: 'running-total', value: 6, statedAt: '2026-04-20' }),
      ];
      expect(countedArrests(totals, FROM_NL)?.value).toBe(10);
    });
  });

  describe('of parts', () => {
    const whole = ofNl({ value: 51 });

    it('holds them inside the whole with their label', () => {
      const part = partOfWhole(whole, { value: 30, breakdownLabel: 'labour' });
      expect(contributionsOf([part, whole])).toMatchObject([
        {
          value: 51,
          restsOn: [{ id: whole.id }],
          parts: [{ value: 30, label: 'labour', restsOn: [{ id: part.id }] }],
        },
      ]);
    });

    it.each([
      ['withdrawn', { withdrawn: true }],
      ['a second value', { alternativeTo: 'another' }],
      ['set aside', { notCounted: true }],
      ['of another indicator', { indicator: 'personsChecked' }],
      ['in another unit', { unit: 'count' }],
    ])('leaves out one that is %s', (_, state) => {
      expect(contributionsOf([whole, partOfWhole(whole, { value: 30, ...state })])).toMatchObject([
        { value: 51, parts: [] },
      ]);
    });
  });

  it('is provisional until each counted result is confirmed', () => {
    const results = [ofNl({ value: 3 }), ofNl({ value: 4, provisional: true })];
    expect(countedArrests(results, FROM_NL)?.provisional).toBe(true);
    expect(countedArrests([results[0] as CountedResult], FROM_NL)?.provisional).toBe(false);
    expect(
      countedArrests([ofNl({ value: 9 }), ofNl({ value: 4, provisional: true, withdrawn: true })], FROM_NL),
    ).toMatchObject({ provisional: false });
  });
});
