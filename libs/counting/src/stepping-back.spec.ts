import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import fc from 'fast-check';
import { anyHistory, anyParticipants } from './arbitraries.spec-support.js';
import {
  arrests,
  arrestsIn,
  countedArrests,
  operation,
  participants,
  partOfWhole,
  rowsOf,
} from './builders.spec-support.js';
import { totalOf } from './contribution.js';
import { latestVersions, type CountedResult } from './counted-result.js';
import { summedContributions, type TracedFigure } from './operation-figures.js';
import { standingsOf } from './standings.js';

const FRANCE = 'FR' as CountryCode;
const taking = participants('NL', 'FR');
const runs = { numRuns: 300 };

const stepping = (result: CountedResult, behind: CountedResult): CountedResult => ({
  ...result,
  stepsBackBehind: { id: behind.id },
});

const tableOf = (results: readonly CountedResult[]) =>
  arrestsIn(results, taking)?.shares.map(({ country, contributions }) => [
    country,
    contributions.map(({ value }) => value),
  ]);

const summed = (results: readonly CountedResult[]): number => {
  const figure = arrestsIn(results);
  return (figure && totalOf(summedContributions(figure))?.value) ?? 0;
};

describe('A result that steps back', () => {
  const counting = arrests({ country: 'NL', value: 5 });
  const other = arrests({ country: 'FR', value: 5 });
  const more = arrests({ country: 'FR', value: 2 });

  it('stands in the row of its country and counts once', () => {
    const results = [counting, stepping(other, counting), more];
    expect(countedArrests(results, taking)?.value).toBe(7);
    expect(tableOf(results)).toEqual([
      ['FR', [7]],
      ['NL', [5]],
    ]);
  });

  it('still answers for its country', () => {
    const results = [counting, stepping(other, counting)];
    expect(arrestsIn(results, taking)).toMatchObject({
      ...{ madeOf: 'shares', coverage: { answered: 2, of: 2 }, together: [{ value: 5 }] },
    });
  });

  it('counts again where the other one does not stand, counts something else, or is in no figure', () => {
    for (const behind of [
      { ...counting, withdrawn: true },
      { ...counting, notCounted: true },
      { ...counting, indicator: 'personsChecked' },
      { ...counting, region: 'Limburg' },
      { ...counting, group: { sex: 'female' } },
    ]) {
      expect(arrestsIn([behind, stepping(other, counting)], taking)).not.toHaveProperty('together');
    }
  });

  it('counts again where the other one is only a part that its reporter’s figure does not show', () => {
    const women = arrests({ country: 'NL', value: 5, group: { sex: 'female' } });
    const trafficking = arrests({ country: 'NL', value: 3, offence: 'trafficking' });
    const results = [women, trafficking, stepping(other, women)];
    expect(countedArrests(results, taking)?.value).toBe(8);
    expect(standingsOf(results).get(other.id)?.standing).toBe('counts');
  });

  it('stays behind a report whose place a newer one took', () => {
    const report = { country: 'NL', counting: 'running-total' } as const;
    const older = arrests({ ...report, value: 5, statedAt: '2026-04-20' });
    const newer = arrests({ ...report, value: 9, statedAt: '2026-04-21' });
    expect(countedArrests([older, newer, stepping(other, older)], taking)?.value).toBe(9);
  });

  it('counts again where the other one is of another offence or group by now, or of a country that was not asked', () => {
    const trafficking = { ...counting, offence: 'trafficking' } as const;
    const one = stepping({ ...other, offence: 'trafficking', group: { sex: 'female' } }, trafficking);
    const whole = arrests({ country: 'FR', offence: 'trafficking', value: 5 });
    const sumWith = (behind: CountedResult) => summed([behind, whole, { ...one, group: {} }]);
    expect(sumWith(trafficking)).toBe(10);
    expect(sumWith({ ...trafficking, offence: 'smuggling', value: 7 })).toBe(17);

    const men = { ...trafficking, group: { sex: 'male' }, partsComplete: true } as const;
    expect(summed([men, { ...one, partsComplete: true }])).toBe(10);

    const asked = { ...other, stepsBackBehind: { id: counting.id, country: FRANCE } };
    expect(summed([counting, asked])).toBe(10);
    expect(summed([{ ...counting, country: FRANCE, reportingService: 'tax' }, asked])).toBe(5);
  });

  it('is one with what steps back behind the same result of another operation', () => {
    const behind = { stepsBackBehind: { id: 'abroad', elsewhere: 'another' } };
    const [first, second] = [
      { ...counting, ...behind },
      { ...other, ...behind },
    ];
    const figure = arrestsIn([first, second, more], taking);
    expect(summed([first, second, more])).toBe(7);
    expect(figure?.sharedWith?.map(({ id }) => id)).toEqual([first.id]);
    expect(rowsOf([operation('o', [first, second, more])], { countries: ['NL', 'FR'] })[0]?.value).toBe(7);
  });

  it('leaves the row of its country where it is one with a result of another service of that country', () => {
    const tax = stepping(arrests({ country: 'NL', reportingService: 'tax', value: 5 }), counting);
    const results = [counting, tax, more];
    expect(tableOf(results)).toEqual([
      ['FR', [2]],
      ['NL', [5]],
    ]);
    expect(countedArrests(results, taking)?.value).toBe(7);
    expect(standingsOf(results).get(tax.id)?.standing).toBe('steps-back');
    expect(rowsOf([operation('o', results)], { countries: ['NL'] })[0]?.value).toBe(5);
  });

  it('brings neither an older report to the fore, nor parts, nor figures for one offence', () => {
    const report = { country: 'FR', counting: 'running-total' } as const;
    const reports = [
      arrests({ ...report, value: 8, statedAt: '2026-04-20' }),
      stepping(arrests({ ...report, value: 12, statedAt: '2026-04-21' }), counting),
    ];
    expect(countedArrests([counting, ...reports], taking)?.value).toBe(5);

    const women = arrests({ country: 'FR', value: 3, group: { sex: 'female' }, partsComplete: true });
    expect(countedArrests([counting, stepping(other, counting), women], taking)?.value).toBe(5);

    const trafficking = arrests({ country: 'FR', value: 4, offence: 'trafficking' });
    expect(countedArrests([counting, stepping(other, counting), trafficking], taking)?.value).toBe(5);
  });

  it('takes its parts with it', () => {
    const part = partOfWhole(other, { value: 3, group: { sex: 'female' } });
    const figure = arrestsIn([counting, stepping(other, counting), part], taking);
    expect(figure?.together?.flatMap(({ parts }) => parts)).toEqual([]);
    expect(figure?.shares[0]?.contributions[0]?.parts).toHaveLength(1);
  });

  it('stays where it is the smallest of a circle', () => {
    expect(countedArrests([stepping(counting, other), stepping(other, counting)], taking)?.value).toBe(5);
    const third = arrests({ country: 'FR', reportingService: 'tax', value: 5 });
    const circle = [stepping(counting, other), stepping(other, third), stepping(third, counting)];
    expect(countedArrests(circle, taking)?.value).toBe(5);
    expect(standingsOf(circle).get(counting.id)?.standing).toBe('counts');
  });
});

describe('A result that another country carried out, too', () => {
  const attributed = arrests({ country: 'NL', value: 5, carriedOutBy: [FRANCE] });
  const own = arrests({ country: 'FR', value: 2 });

  it('stands in the rows of both and counts once', () => {
    expect(countedArrests([attributed, own], taking)?.value).toBe(7);
    expect(tableOf([attributed, own])).toEqual([
      ['FR', [2, 5]],
      ['NL', [5]],
    ]);
  });

  it('does not answer for the other country', () => {
    expect(arrestsIn([attributed], taking)).toMatchObject({
      ...{ madeOf: 'incomplete', coverage: { answered: 1, of: 2 } },
      shares: [{ country: 'FR' }, { country: 'NL' }],
    });
  });

  it('is not in that country’s row beside the result that steps back behind it, or counts for it', () => {
    expect(tableOf([attributed, stepping(own, attributed)])?.[0]).toEqual(['FR', [2]]);
    expect(tableOf([stepping(attributed, own), own])?.[0]).toEqual(['FR', [2]]);
  });
});

/** A history, and two results of different reporters in it that could be the same. */
const anyPair = fc
  .tuple(anyHistory, fc.nat(), fc.nat())
  .map(([history, first, second]) => {
    const shares = latestVersions(history).filter(
      ({ scope, breakdownOf }) => scope === 'country' && breakdownOf === undefined,
    );
    const result = shares[first % Math.max(1, shares.length)];
    const others = shares.filter((one) => result && reporterOf(one) !== reporterOf(result));
    const behind = others[second % Math.max(1, others.length)];
    return { history, result, behind };
  })
  .filter(({ result, behind }) => result !== undefined && behind !== undefined)
  .map(({ history, result, behind }) => ({
    ...{ history, result: result!, behind: behind! },
    overlapping: history.map((one) => (one.id === result!.id ? stepping(one, behind!) : one)),
  }));

const rowIn = (figure: TracedFigure | undefined, country: CountryCode | undefined): number => {
  const row = figure?.shares.find((share) => share.country === country);
  return (row && totalOf(row.contributions)?.value) ?? 0;
};

/** Whether a newer report, or a figure that contains it, may hold it. */
const isInside = (history: readonly CountedResult[], { id }: CountedResult): boolean =>
  ['replaced', 'part'].includes(standingsOf(history).get(id)?.standing ?? '');

const expectBetween = (value: number, least: number, most: number): void => {
  expect(value).toBeGreaterThanOrEqual(least - 0.001);
  expect(value).toBeLessThanOrEqual(most + 0.001);
};

const reporterOf = ({ country, reportingService }: CountedResult) =>
  JSON.stringify([country, reportingService ?? null]);

describe('Of any history', () => {
  it('an overlap of two countries changes no country’s row and no coverage', () => {
    const ofTwo = anyPair.filter(({ result, behind }) => result.country !== behind.country);
    fc.assert(
      fc.property(ofTwo, anyParticipants, ({ history, overlapping }, countries) => {
        const [before, after] = [arrestsIn(history, countries), arrestsIn(overlapping, countries)];
        expect(after?.shares).toEqual(before?.shares);
        expect([after?.coverage, after?.madeOf]).toEqual([before?.coverage, before?.madeOf]);
      }),
      runs,
    );
  });

  it('an overlap within one country lowers its row by just the value, and no coverage', () => {
    const ofOne = anyPair.filter(({ result, behind }) => result.country === behind.country);
    fc.assert(
      fc.property(ofOne, anyParticipants, ({ history, overlapping, result }, countries) => {
        const [before, after] = [arrestsIn(history, countries), arrestsIn(overlapping, countries)];
        const stepsBack = standingsOf(overlapping).get(result.id)?.standing === 'steps-back';
        const fall = rowIn(before, result.country) - rowIn(after, result.country);
        if (isInside(history, result)) expectBetween(fall, 0, result.value);
        else expect(fall).toBeCloseTo(stepsBack ? result.value : 0, 2);
        const others = (figure: TracedFigure | undefined) =>
          figure?.shares.filter(({ country }) => country !== result.country);
        expect(others(after)).toEqual(others(before));
        expect([after?.coverage, after?.madeOf]).toEqual([before?.coverage, before?.madeOf]);
      }),
      runs,
    );
  });

  it('the sum falls by just the value of what steps back', () => {
    fc.assert(
      fc.property(anyPair, ({ history, overlapping, result }) => {
        const stepsBack = standingsOf(overlapping).get(result.id)?.standing === 'steps-back';
        const fall = summed(history) - summed(overlapping);
        if (isInside(history, result)) expectBetween(fall, 0, result.value);
        else expect(fall).toBeCloseTo(stepsBack ? result.value : 0, 2);
      }),
      runs,
    );
  });

  it('undoing it gives the sum of before, whatever the order and repetition', () => {
    const arriving = anyPair.chain(({ history, overlapping, result }) => {
      const all = [...overlapping, { ...result, version: result.version + 1 }];
      const arrivals = fc
        .subarray([...all])
        .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
      return fc.tuple(fc.constant(history), arrivals);
    });
    fc.assert(
      fc.property(arriving, ([history, all]) => {
        expect(summed(all)).toBe(summed(history));
        expect(arrestsIn(all)).toEqual(arrestsIn(latestVersions(all)));
      }),
      runs,
    );
  });
});
