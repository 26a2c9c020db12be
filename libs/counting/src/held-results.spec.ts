import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import fc, { type Arbitrary } from 'fast-check';
import { arrests, arrestsIn, operation, participants, partOfWhole, rowsOf } from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';

const CODES = ['DE', 'FR', 'NL'] as const;
const taking = { participants: participants(...CODES) };

/** Nothing, of each: so everybody has answered. */
const answers = (): readonly CountedResult[] =>
  CODES.map((country) => arrests({ country, reportingService: 'coast guard', value: 0 }));

const totalOf = (...operations: readonly (readonly CountedResult[])[]) =>
  rowsOf(operations.map((results, index) => operation(`o${index}`, results, taking)))[0]?.value;

const rowOf = (countries: readonly string[], ...operations: readonly (readonly CountedResult[])[]) =>
  rowsOf(
    operations.map((results, index) => operation(`o${index}`, results, taking)),
    { countries },
  )[0]?.value;

const reports = (country: string, ...values: readonly number[]) =>
  values.map((value, index) =>
    arrests({ country, counting: 'running-total', value, statedAt: `2026-04-2${index}` }),
  ) as [CountedResult, CountedResult];

const behind = (one: CountedResult, other: CountedResult): CountedResult => ({
  ...one,
  stepsBackBehind: { id: other.id },
});

describe('What is one with another result', () => {
  const five = arrests({ country: 'FR', value: 5 });
  const trafficking = (country: string) => arrests({ country, value: 5, offence: 'trafficking' });

  it('counts once beside the newer report that the other one is in', () => {
    const [older, newer] = reports('NL', 5, 8);
    const results = [...answers(), older, newer, behind(five, older)];
    expect([totalOf(results), rowOf(['NL', 'FR'], results), rowOf(['FR'], results)]).toEqual([8, 8, 5]);
  });

  it('counts once beside the figure that the other one is a part of', () => {
    const part = trafficking('NL');
    const any = arrests({ country: 'NL', value: 20 });
    const results = [...answers(), part, any, behind(five, part)];
    expect([totalOf(results), rowOf(['NL', 'FR'], results)]).toEqual([20, 20]);
    const ofAny = partOfWhole(any, { value: 5, group: { sex: 'female' } });
    const within = [...answers(), ofAny, any, behind(five, ofAny)];
    expect([totalOf(within), rowOf(['NL', 'FR'], within)]).toEqual([20, 20]);
  });

  it('is taken off the newer report that it went into itself', () => {
    const [older, newer] = reports('FR', 5, 8);
    const dutch = arrests({ country: 'NL', value: 5 });
    const results = [...answers(), dutch, behind(older, dutch), newer];
    expect([totalOf(results), rowOf(['NL', 'FR'], results), rowOf(['FR'], results)]).toEqual([8, 8, 8]);
    expect(arrestsIn(results)?.together?.map(({ value }) => value)).toContain(3);
  });

  it('is taken off the figure that it is a part of itself', () => {
    const part = trafficking('FR');
    const dutch = trafficking('NL');
    const results = [...answers(), dutch, behind(part, dutch), arrests({ country: 'FR', value: 20 })];
    expect([totalOf(results), rowOf(['NL', 'FR'], results), rowOf(['FR'], results)]).toEqual([20, 20, 20]);
  });

  it('is taken off once where both sides send report after report', () => {
    const [[dutchFirst, dutchThen], [first, then]] = [reports('NL', 3, 5), reports('FR', 3, 5)];
    const last = arrests({ country: 'FR', counting: 'running-total', value: 8, statedAt: '2026-04-23' });
    const results = [
      ...[...answers(), dutchFirst, dutchThen, last],
      ...[behind(first, dutchFirst), behind(then, dutchThen)],
    ];
    expect([totalOf(results), rowOf(['NL', 'FR'], results)]).toEqual([8, 8]);
  });

  it('is taken off the row of its country where it went into the report of another service of it', () => {
    const dutch = arrests({ country: 'NL', value: 5 });
    const [older, newer] = reports('NL', 5, 8).map((one) => ({ ...one, reportingService: 'tax' })) as [
      CountedResult,
      CountedResult,
    ];
    const results = [...answers(), dutch, behind(older, dutch), newer];
    expect([totalOf(results), rowOf(['NL'], results), rowOf([...CODES], results)]).toEqual([8, 8, 8]);
  });
});

const drawn = fc.record({
  country: fc.constantFrom(...CODES),
  service: fc.constantFrom('police', 'tax'),
  counting: fc.constantFrom('increment' as const, 'running-total' as const),
  offence: fc.constantFrom('any' as const, 'any' as const, 'trafficking' as const, 'smuggling' as const),
  value: fc.nat(20),
  day: fc.integer({ min: 1, max: 5 }),
  carriers: fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 1 }),
  behind: fc.option(fc.nat(7), { nil: undefined }),
});

type Drawn = typeof drawn extends Arbitrary<infer One> ? One : never;

/**
 * Behind an earlier one only, and only one deep, as commands make it. A reporter's results either step back or count for
 * others, and no two of one reporter or of one operation are behind the same: what is inside of a figure that itself steps
 * back is left open.
 */
const drawnResults = (
  all: readonly Drawn[],
  earlier: readonly CountedResult[],
  elsewhere?: string,
): readonly CountedResult[] => {
  const behindAlready = new Set<string>();
  const plain = all.map(({ country, service, counting, offence, value, day, carriers }) => {
    const carriedOutBy = carriers.filter((code) => code !== country) as readonly string[];
    return arrests({
      ...{ country, reportingService: service, counting, offence, value, statedAt: `2026-04-2${day}` },
      ...(carriedOutBy.length > 0 && { carriedOutBy: carriedOutBy as readonly CountryCode[] }),
    });
  });
  return plain.reduce<readonly CountedResult[]>((made, result, index) => {
    const at = all[index]?.behind;
    const other = at === undefined ? undefined : [...made, ...earlier][at];
    if (!other || other.stepsBackBehind) return [...made, result];
    const { id, country } = other;
    const abroad = earlier.includes(other) && elsewhere !== undefined && country !== undefined;
    if (result.reportingService !== 'tax' || other.reportingService !== 'police') return [...made, result];
    const pair = abroad ? id : `${result.country} ${id}`;
    if (behindAlready.has(pair)) return [...made, result];
    behindAlready.add(pair);
    return [...made, { ...result, stepsBackBehind: { id, ...(abroad && { elsewhere, country }) } }];
  }, []);
};

describe('A row of all countries', () => {
  const several = fc.array(drawn, { maxLength: 8 });

  it('is the total of one operation', () => {
    fc.assert(
      fc.property(several, (all) => {
        const results = [...answers(), ...drawnResults(all, [])];
        expect(rowOf([...CODES], results)).toBe(totalOf(results));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the total of two, where nobody else carried anything out for them', () => {
    fc.assert(
      fc.property(several, several, (one, other) => {
        const alone = (all: typeof one) => all.map((each) => ({ ...each, carriers: [] }));
        const first = drawnResults(alone(one), []);
        const second = drawnResults(alone(other), first, 'o0');
        const operations = [
          [...answers(), ...first],
          [...answers(), ...second],
        ];
        expect(rowOf([...CODES], ...operations)).toBe(totalOf(...operations));
      }),
      { numRuns: 1_000 },
    );
  });
});
