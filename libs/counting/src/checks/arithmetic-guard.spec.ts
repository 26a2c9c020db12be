import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyHistory, anyParticipants } from '../arbitraries.spec-support.js';
import { arrests, participants, partOfWhole } from '../builders.spec-support.js';
import type { CountedResult } from '../counted-result.js';
import { arithmeticFindings, checksOf } from './arithmetic-guard.js';
import { CHECKS } from './finding.js';

const checksIn = (results: readonly CountedResult[], taking = participants('NL', 'FR')) =>
  arithmeticFindings(results, taking).map(({ check }) => check);
const detailOf = (results: readonly CountedResult[]) =>
  arithmeticFindings(results, participants('NL', 'FR')).map(({ detail }) => detail);

describe('the arithmetic guard', () => {
  it('finds a part above its whole, and exclusive parts that are so together', () => {
    const whole = arrests({ value: 10 });
    const women = partOfWhole(whole, { value: 6, group: { sex: 'female' } });
    const men = partOfWhole(whole, { value: 5, group: { sex: 'male' } });
    const minors = partOfWhole(whole, { value: 9, group: { ageGroup: 'minor' } });
    expect(checksIn([whole, women, minors])).toEqual([]);
    expect(detailOf([whole, women, men, minors])).toEqual(['of 10, parts of 11']);
    expect(detailOf([whole, partOfWhole(whole, { value: 11 })])).toEqual(['of 10, a part of 11']);
    expect(checksIn([whole, partOfWhole(whole, { value: 11, precision: 'about' })])).toEqual([]);
    expect(checksIn([{ ...whole, precision: 'over' }, partOfWhole(whole, { value: 11 })])).toEqual([]);
  });

  it('adds up what is declared complete, in the one way that it was broken down', () => {
    const whole = arrests({ value: 10, partsComplete: true });
    const part = (value: number, given: Partial<CountedResult> = {}) =>
      partOfWhole(whole, { value, ...given });
    const sexes = [part(4, { group: { sex: 'female' } }), part(6, { group: { sex: 'male' } })];
    const ages = [part(1, { group: { ageGroup: 'minor' } }), part(9, { group: { ageGroup: 'adult' } })];
    expect(checksIn([whole, ...sexes])).toEqual([]);
    expect(checksIn([whole, ...sexes, ...ages])).toEqual([]);
    expect(checksIn([whole, part(7, { group: { exploitationForm: 'sexual' } }), part(3)])).toEqual([]);
    expect(detailOf([whole, part(7), part(4)])).toEqual([
      '10, and parts declared complete that add up to 11',
    ]);
  });

  it('says the sum of each way in which a whole is broken down', () => {
    const whole = arrests({ value: 10, partsComplete: true });
    const groups = [{ sex: 'female' }, { ageGroup: 'minor' }] as const;
    const parts = groups.map((group) => partOfWhole(whole, { value: 9, group }));
    expect(detailOf([whole, ...parts])).toEqual([
      '10, and parts declared complete that add up to 9 and to 9',
    ]);
  });

  it('takes every part of a situation report, however the report and its parts were counted', () => {
    const report = { counting: 'running-total' } as const;
    const whole = arrests({ ...report, value: 12, partsComplete: true });
    const parts = [8, 4].map((value) =>
      partOfWhole(whole, { ...report, value, breakdownLabel: String(value) }),
    );
    expect(checksIn([whole, ...parts])).toEqual([]);
  });

  it('asks nothing that the lead has decided', () => {
    const results = [arrests({ value: 10 }), arrests({ country: 'NL', value: 12 })];
    const found = (use?: 'stated' | 'shares') =>
      arithmeticFindings(
        results,
        participants('NL'),
        use ? [{ indicator: 'personsArrested', unit: 'persons', use }] : [],
      ).map(({ check }) => check);
    expect([found(), found('stated'), found('shares')]).toEqual([['shares-above-stated'], [], []]);
  });

  it('takes what is attributed to a country for no word of its own', () => {
    const minors = arrests({
      ...{ indicator: 'minorsIdentified', country: 'NL', value: 8 },
      carriedOutBy: [participants('FR').countries[0]!],
    });
    const victims = (country: string, value: number) =>
      arrests({ indicator: 'victimsIdentified', country, value });
    expect(checksIn([minors, victims('NL', 20), victims('FR', 3)])).toEqual([]);
    expect(checksIn([minors, victims('NL', 7), victims('FR', 3)])).toEqual(['minors-above-victims']);
  });

  it('finds more minors than victims of the same reporter', () => {
    const minors = (value: number, country?: string) =>
      arrests({ indicator: 'minorsIdentified', value, ...(country === undefined ? {} : { country }) });
    const victims = (indicator: string, value: number) => arrests({ indicator, value });
    expect(checksIn([minors(3), victims('victimsIdentified', 5)])).toEqual([]);
    expect(
      checksIn([minors(8), victims('victimsIdentified', 5), victims('potentialVictimsIdentified', 5)]),
    ).toEqual([]);
    expect(detailOf([minors(8), victims('victimsIdentified', 5)])).toEqual(['8 minors among 5 victims']);
    expect(checksIn([minors(8, 'NL'), victims('victimsIdentified', 5)])).toEqual([]);
  });

  it('finds shares above what is stated for the whole, for the same offence', () => {
    const shares = [arrests({ country: 'NL', value: 8 }), arrests({ country: 'FR', value: 4 })];
    expect(checksIn([arrests({ value: 12 }), ...shares])).toEqual([]);
    expect(detailOf([arrests({ value: 10 }), ...shares])).toEqual(['10 for the whole, and shares of 12']);
    expect(checksIn([arrests({ value: 10, offence: 'trafficking' }), ...shares])).toEqual([]);
  });

  it('finds a whole that was stated before the last share, where both are dated', () => {
    const stated = arrests({ value: 20, statedAt: '2026-04-27T18:00:00.000Z', dated: true });
    const share = (dated: boolean) =>
      arrests({ country: 'NL', value: 8, statedAt: '2026-04-28T18:00:00.000Z', dated });
    expect(checksIn([stated, share(true)])).toEqual(['stated-before-last-share']);
    expect(checksIn([stated, share(false)])).toEqual([]);
    const ofDay = { ...share(true), statedAt: '2026-04-28T23:59:59.999Z' };
    expect(detailOf([stated, ofDay])).toEqual([
      'the whole is of 2026-04-27T18:00:00.000Z, the last share, NL, of 2026-04-28',
    ]);
    const loggedLast = { country: 'BE', value: 1, loggedAt: '2026-04-29T10:00:00.000Z' };
    const last = arrests({ ...loggedLast, statedAt: ofDay.statedAt, dated: true });
    expect(detailOf([stated, ofDay, last])).toEqual([
      'the whole is of 2026-04-27T18:00:00.000Z, the last share, BE, of 2026-04-28',
    ]);
  });

  it('finds a difference between two values that equals a part', () => {
    const first = arrests({ value: 314 });
    const trafficking = partOfWhole(first, { value: 72, offence: 'trafficking' });
    const second = arrests({ value: 386, alternativeTo: first.id });
    expect(detailOf([first, trafficking, second])).toEqual([
      '386 and 314 lie apart by 72, which is a part of 314',
    ]);
    const itself = partOfWhole(second, { value: 386 });
    expect(checksIn([first, trafficking, second, itself])).toEqual([]);
    expect(checksIn([first, trafficking, { ...second, value: 385 }])).toEqual([]);
  });

  it('finds a running total that fell, and increments beside it', () => {
    const total = (value: number, hour: number) =>
      arrests({
        ...{ country: 'NL', counting: 'running-total', value },
        statedAt: `2026-04-27T${hour}:00:00.000Z`,
      });
    expect(checksIn([total(3, 10), total(8, 12), total(12, 18)])).toEqual([]);
    expect(detailOf([total(12, 18), total(8, 19)])).toEqual(['a running total fell from 12 to 8']);
    expect(checksIn([total(12, 18), arrests({ country: 'NL', value: 2 })])).toEqual([
      'ways-of-counting-mixed',
    ]);
  });

  it('finds unlike units, and one number in different words of precision', () => {
    const phones = (unit: string) => arrests({ indicator: 'phonesSeized', unit, value: 3 });
    expect(detailOf([phones('pieces'), phones('bags')])).toEqual([
      'told in bags and pieces, which are never added to each other',
    ]);
    const over = arrests({ value: 276, precision: 'over' });
    expect(detailOf([over, arrests({ value: 276, alternativeTo: over.id })])).toEqual(['over 276 and 276']);
  });

  it('finds two that were confirmed as one and are told apart, as long as both stand', () => {
    const [first, other] = [arrests({ country: 'FR', value: 5 }), arrests({ country: 'NL', value: 12 })];
    const second = { ...other, stepsBackBehind: { id: first.id } };
    expect(detailOf([first, second])).toEqual(['confirmed as one, told as 5 persons and 12 persons']);
    expect(detailOf([{ ...first, value: 0 }, second])).toEqual([
      'confirmed as one, told as 0 persons and 12 persons',
    ]);
    expect(checksIn([first, { ...second, value: 5 }])).toEqual([]);
    expect(checksIn([{ ...first, precision: 'about' }, second])).toEqual([]);
    expect(checksIn([first, other])).toEqual([]);
    expect(checksIn([{ ...first, withdrawn: true }, second])).toEqual([]);
    expect(checksIn([first, { ...second, notCounted: true }])).toEqual([]);
    const abroad = { ...second, stepsBackBehind: { id: first.id, elsewhere: 'another' } };
    expect(checksIn([first, abroad])).toEqual([]);
    const [euros, dollars] = ['EUR', 'USD'].map((unit) => ({ indicator: 'cashSeized', unit }));
    expect(
      detailOf([
        { ...first, ...euros },
        { ...second, ...dollars, value: 5 },
      ]),
    ).toContain('confirmed as one, told as 5 EUR and 5 USD');
  });

  it('takes a retained value as one of its own, and a second part that does not stand as none', () => {
    const first = arrests({ value: 10, partsComplete: true });
    const parts = [4, 6].map((value) => partOfWhole(first, { value }));
    const other = partOfWhole(first, { value: 5, alternativeTo: parts[0]!.id });
    expect(checksIn([first, ...parts, other])).toEqual([]);
    expect(detailOf([first, ...parts, { ...other, retainedAt: '2026-05-01T10:00:00.000Z' }])).toEqual([
      '10, and parts declared complete that add up to 11',
    ]);
  });

  it('names the checks that an indicator takes part in', () => {
    const left = (indicator: string) => CHECKS.filter((check) => !checksOf(indicator).includes(check));
    expect(left('personsArrested')).toEqual(['minors-above-victims', 'unlike-units']);
    expect(left('victimsIdentified')).toEqual(['unlike-units']);
    expect(left('platformsChecked')).toEqual([
      'minors-above-victims',
      'shares-above-stated',
      'unlike-units',
      'confirmed-as-one-differs',
    ]);
    expect(left('assetsSeized')).toEqual(['minors-above-victims']);
    expect(left('phonesSeized')).toEqual(['minors-above-victims']);
  });

  it('says the same in whatever order results come, and however often', () => {
    fc.assert(
      fc.property(anyHistory, anyParticipants, fc.infiniteStream(fc.nat()), (history, taking, numbers) => {
        const found = arithmeticFindings(history, taking);
        const shuffled = [...history, ...history]
          .map((result) => ({ result, at: numbers.next().value as number }))
          .sort((left, right) => left.at - right.at)
          .map(({ result }) => result);
        expect(arithmeticFindings(shuffled, taking)).toEqual(found);
      }),
    );
  });

  it('is silent on shares that are broken down consistently and stay below what is stated', () => {
    const share = fc.record({ female: fc.nat(50), male: fc.nat(50) });
    fc.assert(
      fc.property(share, share, fc.nat(10), (nl, fr, rest) => {
        const shares = [['NL', nl] as const, ['FR', fr] as const].flatMap(([country, { female, male }]) => {
          const whole = arrests({ country, value: female + male, partsComplete: true });
          const part = (sex: string, value: number) => partOfWhole(whole, { value, group: { sex } });
          return [whole, part('female', female), part('male', male)];
        });
        const value = nl.female + nl.male + fr.female + fr.male + rest;
        expect(checksIn([...shares, arrests({ value })])).toEqual([]);
      }),
    );
  });
});
