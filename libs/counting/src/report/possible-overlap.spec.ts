import { describe, expect, it } from '@jest/globals';
import type { CountryCode, OverlapCertainty } from '@entente/kernel';
import fc from 'fast-check';
import { arrests, operation, participants, partOfWhole, rowsOf } from '../builders.spec-support.js';
import type { CountedResult } from '../counted-result.js';

const EUR = { indicator: 'assetsSeized', unit: 'EUR' };

const marked = (id: string, value: number, ...others: readonly string[]) =>
  operation(id, [arrests({ value })], {
    mayOverlapWith: others.map((other) => ({ id: other, certainty: 'possible' as const })),
  });

const twiceIn = (operations: Parameters<typeof rowsOf>[0]) => rowsOf(operations)[0]?.possiblyCountedTwice;

describe('possiblyCountedTwice', () => {
  it('is at most the smaller of a marked pair, whichever of the two is marked', () => {
    expect(twiceIn([marked('a', 500, 'b'), marked('b', 212)])).toBe(212);
    expect(twiceIn([marked('a', 500), marked('b', 212, 'a')])).toBe(212);
    expect(twiceIn([marked('a', 500, 'b'), marked('b', 212, 'a')])).toBe(212);
  });

  it('is absent where no two operations of the sum are marked', () => {
    const rows = rowsOf([marked('a', 500, 'absent', 'a'), marked('b', 212), marked('c', 0, 'b')]);
    expect(rows[0]).not.toHaveProperty('possiblyCountedTwice');
  });

  it('finds a marked strand in the umbrella that holds its figure', () => {
    const strand = { ...marked('strand', 5, 'other'), nestedIn: 'umbrella' };
    expect(twiceIn([marked('umbrella', 100), strand, marked('other', 30)])).toBe(30);
    expect(
      twiceIn([
        marked('umbrella', 100),
        { ...strand, mayOverlapWith: [{ id: 'umbrella', certainty: 'certain' }] },
      ]),
    ).toBe(undefined);
  });

  it('does not lower the sum', () => {
    expect(rowsOf([marked('a', 500, 'b'), marked('b', 212)])[0]?.value).toBe(712);
  });

  it.each<[OverlapCertainty, number | undefined]>([
    ['certain', 3],
    ['likely', 3],
    ['possible', 3],
    ['none-for-figures', undefined],
  ])('of a pair that is %s: %p', (certainty, twice) => {
    const a = operation('a', [arrests({ value: 5 })], { mayOverlapWith: [{ id: 'b', certainty }] });
    expect(twiceIn([a, marked('b', 3)])).toBe(twice);
  });

  it('of a cluster is never more than all but its largest', () => {
    expect(twiceIn([marked('a', 10, 'b', 'c'), marked('b', 10, 'c'), marked('c', 10)])).toBe(20);
  });

  it('of a chain is what its pairs may share', () => {
    expect(twiceIn([marked('a', 100, 'b'), marked('b', 1, 'c'), marked('c', 100)])).toBe(2);
  });

  it('adds clusters that do not touch', () => {
    const operations = [marked('a', 5, 'b'), marked('b', 3), marked('c', 7, 'd'), marked('d', 9)];
    expect(twiceIn(operations)).toBe(10);
  });

  it('looks only at what stands in the row', () => {
    const operations = [
      marked('a', 5, 'b'),
      operation('b', [arrests({ value: 3 })], { year: 2025 }),
      operation('c', [arrests({ country: 'NL', value: 3 })], {
        mayOverlapWith: [{ id: 'a', certainty: 'likely' }],
      }),
    ];
    for (const row of rowsOf(operations, { groupBy: ['year'] })) {
      expect(row).not.toHaveProperty('possiblyCountedTwice');
    }
  });

  it('leaves strand and umbrella to the rule of nesting', () => {
    const strand = operation('strand', [arrests({ ...EUR, value: 3 })], {
      nestedIn: 'umbrella',
      mayOverlapWith: [{ id: 'umbrella', certainty: 'certain' }],
    });
    const umbrella = operation('umbrella', [arrests({ value: 9 })]);
    const indicators = [{ indicator: 'personsArrested', unit: 'persons' }, EUR];
    for (const row of rowsOf([strand, umbrella], { indicators })) {
      expect(row).not.toHaveProperty('possiblyCountedTwice');
    }
  });

  it('is right to the cent', () => {
    const seizing = (id: string, value: number, other: string) =>
      operation(id, [arrests({ ...EUR, value })], {
        mayOverlapWith: [{ id: other, certainty: 'possible' }],
      });
    const operations = [
      seizing('a', 0.1, 'b'),
      seizing('b', 1, 'a'),
      seizing('c', 0.2, 'd'),
      seizing('d', 1, 'c'),
    ];
    expect(rowsOf(operations, { indicators: [EUR] })[0]?.possiblyCountedTwice).toBe(0.3);
  });

  it('stays below the sum, and does not depend on the order of operations', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const some = fc.tuple(
      ...ids.map((id) =>
        fc.tuple(fc.nat(50), fc.subarray(ids)).map(([value, others]) => marked(id, value, ...others)),
      ),
    );
    fc.assert(
      fc.property(some, (operations) => {
        const [row] = rowsOf(operations);
        const largest = Math.max(...operations.map(({ figures }) => figures[0]?.stated[0]?.value ?? 0));
        expect(row?.possiblyCountedTwice ?? 0).toBeLessThanOrEqual((row?.value ?? 0) - largest);
        expect(rowsOf(operations.toReversed())).toEqual([row]);
      }),
    );
  });

  describe('beside what is confirmed as one', () => {
    /** Of one country, which reports these results. */
    const reporting = (
      id: string,
      country: string,
      results: readonly Partial<CountedResult>[],
      ...others: readonly string[]
    ) =>
      operation(
        id,
        results.map((given) => arrests({ country, ...given })),
        {
          participants: participants(country),
          mayOverlapWith: others.map((other) => ({ id: other, certainty: 'possible' as const })),
        },
      );
    const behind = (id: string, elsewhere: string, country: string) => ({
      stepsBackBehind: { id, elsewhere, country: country as CountryCode },
    });
    const counting = { id: 'counting', value: 5 };
    const shared = { value: 5, ...behind('counting', 'x', 'ES') };
    const x = reporting('x', 'ES', [counting, { value: 2 }], 'y');
    const y = reporting('y', 'PT', [shared, { value: 3 }], 'x');

    it('leaves it out on both sides, whichever of the two is the larger', () => {
      expect(rowsOf([x, y])).toMatchObject([{ value: 10, possiblyCountedTwice: 2 }]);
      const larger = reporting('x', 'ES', [counting, { value: 9 }], 'y');
      expect(rowsOf([larger, y])).toMatchObject([{ value: 17, possiblyCountedTwice: 3 }]);
      expect(rowsOf([y, larger])).toEqual(rowsOf([larger, y]));
    });

    it('is absent where everything of one of them is confirmed', () => {
      const alone = reporting('y', 'PT', [shared], 'x');
      expect(rowsOf([x, alone])[0]?.value).toBe(7);
      expect(rowsOf([x, alone])[0]).not.toHaveProperty('possiblyCountedTwice');
    });

    it('leaves it out in a row of both countries, and takes nothing off where each has its own row', () => {
      expect(rowsOf([x, y], { countries: ['ES', 'PT'] })).toMatchObject([
        { value: 10, possiblyCountedTwice: 2 },
      ]);
      const spanish = reporting('y', 'ES', [shared, { value: 3 }], 'x');
      expect(rowsOf([x, spanish], { groupBy: ['country'] })).toMatchObject([
        { value: 10, possiblyCountedTwice: 2 },
      ]);
    });

    it('leaves it out in the cells of a table, each with its own part', () => {
      const women = (whole: CountedResult) => partOfWhole(whole, { value: 4, group: { sex: 'female' } });
      const told = (results: readonly CountedResult[], country: string, id: string, other: string) =>
        operation(id, [...results, ...results.map(women)], {
          participants: participants(country),
          mayOverlapWith: [{ id: other, certainty: 'certain' }],
        });
      const spanish = [arrests({ country: 'ES', ...counting }), arrests({ country: 'ES', value: 6 })];
      const portuguese = [arrests({ country: 'PT', ...shared }), arrests({ country: 'PT', value: 7 })];
      const tables = [told(spanish, 'ES', 'x', 'y'), told(portuguese, 'PT', 'y', 'x')];
      expect(rowsOf(tables, { groupBy: ['sex'] })).toMatchObject([
        { group: { sex: 'female' }, value: 12, possiblyCountedTwice: 4 },
        { group: { sex: 'not-broken-down' }, value: 6, possiblyCountedTwice: 2 },
      ]);
    });

    it('finds it in the umbrella that holds the marked strand', () => {
      const umbrella = reporting('x', 'ES', [counting, { value: 2 }]);
      const strand = { ...reporting('strand', 'ES', [{ value: 1 }], 'y'), nestedIn: 'x' };
      const other = reporting('y', 'PT', [shared, { value: 3 }]);
      expect(rowsOf([umbrella, strand, other])).toMatchObject([{ value: 10, possiblyCountedTwice: 2 }]);
    });

    it('is in the value of each for a third operation: that one may have it, too', () => {
      const third = reporting('z', 'IT', [{ value: 10 }], 'y');
      expect(rowsOf([x, y, third])).toMatchObject([{ value: 20, possiblyCountedTwice: 10 }]);
      const unmarked = reporting('y', 'PT', [shared, { value: 3 }]);
      expect(rowsOf([reporting('x', 'ES', [counting]), unmarked, third])).toMatchObject([
        { value: 18, possiblyCountedTwice: 8 },
      ]);
    });

    it('of three that report it is what any two of them may share besides, with and without what counts', () => {
      const third = reporting('z', 'IT', [{ value: 5, ...behind('counting', 'x', 'ES') }, { value: 4 }], 'y');
      const alone = reporting('x', 'ES', [counting, { value: 2 }]);
      const unmarked = reporting('y', 'PT', [shared, { value: 3 }]);
      for (const operations of [
        [alone, unmarked, third],
        [unmarked, third],
      ]) {
        expect(twiceIn(operations)).toBe(3);
        expect(rowsOf(operations.toReversed())).toEqual(rowsOf(operations));
      }
    });

    it('follows results that step back one behind the other to the one that counts', () => {
      const middle = reporting('y', 'PT', [{ id: 'middle', ...shared }, { value: 3 }]);
      const last = reporting('z', 'IT', [{ value: 5, ...behind('middle', 'y', 'PT') }, { value: 4 }], 'x');
      const first = reporting('x', 'ES', [counting, { value: 2 }]);
      expect(rowsOf([first, middle, last])).toMatchObject([{ value: 14, possiblyCountedTwice: 2 }]);
    });

    it('takes no more off than is there', () => {
      const corrected = reporting('x', 'ES', [{ ...counting, value: 1 }], 'y');
      expect(rowsOf([corrected, y])[0]).not.toHaveProperty('possiblyCountedTwice');
    });
  });
});
