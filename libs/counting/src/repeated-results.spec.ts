import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import fc from 'fast-check';
import { arrests, arrestsIn, operation, participants, rowsOf } from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';

const CODES = ['BE', 'DE', 'FR', 'NL'] as const;
const country = (code: string) => code as CountryCode;

/** The value of one row for these countries together, over one operation with these results. */
const together = (results: readonly CountedResult[], ...countries: readonly string[]) =>
  rowsOf([operation('o', results, { participants: participants(...CODES) })], { countries })[0]?.value;

describe('a row of several countries', () => {
  const dutch = arrests({ country: 'NL', value: 5 });
  const french = arrests({ country: 'FR', value: 4, stepsBackBehind: { id: dutch.id } });
  const others = [arrests({ country: 'FR', value: 2 }), arrests({ country: 'DE', value: 7 })];

  it('counts once what stands in the rows of two of them', () => {
    const results = [dutch, french, ...others];
    expect([together(results, 'NL'), together(results, 'FR'), together(results, 'DE')]).toEqual([5, 6, 7]);
    expect(together(results, 'NL', 'FR')).toBe(7);
    expect(together(results, 'FR', 'DE')).toBe(13);
  });

  it('counts once what one reported and others carried out as well', () => {
    const shared = arrests({ country: 'NL', value: 5, carriedOutBy: [country('DE'), country('FR')] });
    const results = [shared, arrests({ country: 'FR', value: 1 })];
    expect([together(results, 'NL'), together(results, 'FR'), together(results, 'DE')]).toEqual([5, 6, 5]);
    expect(together(results, 'NL', 'FR')).toBe(6);
    expect(together(results, 'FR', 'DE')).toBe(6);
    expect(together(results, 'NL', 'FR', 'DE')).toBe(6);
  });

  it('counts once what is one thing, also where the country that counts it is not asked for', () => {
    const carried = arrests({ country: 'NL', value: 5, carriedOutBy: [country('DE')] });
    const behind = { stepsBackBehind: { id: carried.id } };
    const one = arrests({ country: 'FR', value: 5, ...behind });
    expect(together([carried, one], 'DE', 'FR')).toBe(5);

    const alone = arrests({ country: 'NL', value: 5 });
    const two = ['FR', 'DE'].map((code) =>
      arrests({ country: code, value: 5, stepsBackBehind: { id: alone.id } }),
    );
    expect(together([alone, ...two], 'DE', 'FR')).toBe(5);
  });

  it('keeps as many repetitions as there are ways to repeat, however many results there are', () => {
    const carriers = [country('DE'), country('FR')];
    const results = Array.from({ length: 50 }, () =>
      arrests({ country: 'NL', value: 2, carriedOutBy: carriers }),
    );
    const figure = arrestsIn(results, participants(...CODES));
    const kept = figure?.repeated?.map(({ at, besides, contribution }) => [at, besides, contribution.value]);
    expect(kept).toEqual([
      ['DE', ['NL'], 100],
      ['FR', ['DE', 'NL'], 100],
    ]);
  });

  it('of any countries has each thing once, with its value in the first of their rows', () => {
    const one = fc.record({
      country: fc.constantFrom(...CODES),
      value: fc.nat(20),
      behind: fc.option(fc.nat(5), { nil: undefined }),
      carriers: fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 2 }),
    });
    const asked = fc.subarray([...CODES], { minLength: 1 });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), asked, (drawn, codes) => {
        const plain = drawn.map((each, index) =>
          arrests({
            ...{ country: each.country, value: each.value, reportingService: `service ${index}` },
            carriedOutBy: each.carriers.filter((code) => code !== each.country).map(country),
          }),
        );
        // Behind an earlier one only, and only one deep: what a command may make.
        const results = plain.map((result, index) => {
          const behind = drawn[index]?.behind;
          const other = behind !== undefined && behind < index ? plain[behind] : undefined;
          const first = behind === undefined || drawn[behind]?.behind === undefined;
          return other && first ? { ...result, stepsBackBehind: { id: other.id } } : result;
        });
        const things = Map.groupBy(results, ({ id, stepsBackBehind }) => stepsBackBehind?.id ?? id);
        const expected = [...things].map(([counting, same]) => {
          const turn = [
            ...same.filter(({ id }) => id === counting),
            ...same.filter(({ id }) => id !== counting),
          ];
          const inRows = turn.filter((result) => codes.some((code) => isShown(result, same, code)));
          return inRows[0]?.value ?? 0;
        });
        expect(together(results, ...codes) ?? 0).toBe(expected.reduce((sum, value) => sum + value, 0));
      }),
    );
  });
});

/** Whether the row of a country shows this one of several that are one: its own first, then what came first. */
function isShown(result: CountedResult, same: readonly CountedResult[], code: string): boolean {
  const own = same.filter((one) => one.country === code);
  const carried = same.filter((one) => one.country !== code && one.carriedOutBy?.includes(country(code)));
  return [...own, ...carried][0] === result;
}
