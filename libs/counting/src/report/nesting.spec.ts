import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrests, operation, participants, rowsOf, tableOf } from '../builders.spec-support.js';
import type { CountedOperation } from './counted-operation.js';
import { nestingOf, umbrellasOf } from './nesting.js';
import { reportRows } from './report-rows.js';

const stating = (id: string, value: number, nestedIn?: string) =>
  operation(id, [arrests({ value })], { nestedIn });

describe('a strand', () => {
  it('is left out where its umbrella gives the indicator', () => {
    expect(rowsOf([stating('umbrella', 100), stating('strand', 30, 'umbrella')])).toMatchObject([
      { value: 100, operations: 1, nested: 1, operationsReporting: 1 },
    ]);
  });

  it('counts for what only it counted', () => {
    const checks = { indicator: 'personsChecked', unit: 'persons' };
    const strand = operation('strand', [arrests({ value: 30 }), arrests({ ...checks, value: 800 })], {
      nestedIn: 'umbrella',
    });
    const indicators = [{ indicator: 'personsArrested', unit: 'persons' }, checks];
    expect(rowsOf([stating('umbrella', 100), strand], { indicators }).map(({ value }) => value)).toEqual([
      100, 800,
    ]);
  });

  it('counts in a row in which its umbrella does not stand', () => {
    const operations = [
      operation('umbrella', [arrests({ value: 100 })], { year: 2025 }),
      stating('strand', 30, 'umbrella'),
    ];
    expect(rowsOf(operations, { groupBy: ['year'] })).toMatchObject([
      { group: { year: 2025 }, value: 100, operations: 1, nested: 0 },
      { group: { year: 2026 }, value: 30, operations: 1, nested: 0 },
    ]);
    expect(rowsOf(operations)).toMatchObject([{ value: 100, operations: 1, nested: 1 }]);
  });

  it('counts where its umbrella has an incomplete sum only, which is shown beside it', () => {
    const umbrella = operation('umbrella', [arrests({ country: 'NL', value: 3 })], {
      participants: participants('NL', 'FR'),
    });
    expect(rowsOf([umbrella, stating('strand', 30, 'umbrella')])).toMatchObject([
      { value: 30, operationsReporting: 1, partial: { value: 3, operations: 1 } },
    ]);
  });

  it('adds no incomplete sum to that of its umbrella', () => {
    const taking = { participants: participants('NL', 'FR') };
    const operations = [
      operation('umbrella', [arrests({ country: 'NL', value: 30 })], taking),
      operation('strand', [arrests({ country: 'NL', value: 3 })], { ...taking, nestedIn: 'umbrella' }),
    ];
    expect(rowsOf(operations)).toMatchObject([{ value: null, partial: { value: 30, operations: 1 } }]);
  });

  it('is left out beneath an umbrella further up', () => {
    const operations = [
      stating('top', 100),
      operation('middle', [], { nestedIn: 'top' }),
      stating('strand', 30, 'middle'),
    ];
    expect(rowsOf(operations)).toMatchObject([{ value: 100, operations: 1, nested: 2 }]);
  });

  it('is left out of a country’s figure where the umbrella gives one for that country', () => {
    const taking = { participants: participants('NL', 'FR') };
    const operations = [
      operation('umbrella', [arrests({ country: 'NL', value: 10 })], taking),
      operation('strand', [arrests({ country: 'NL', value: 3 }), arrests({ country: 'FR', value: 4 })], {
        ...taking,
        nestedIn: 'umbrella',
      }),
    ];
    expect(tableOf(rowsOf(operations, { groupBy: ['country'] }))).toEqual([
      [{ country: 'FR' }, 4],
      [{ country: 'NL' }, 10],
    ]);
  });

  it('is left out as a whole, so that a split by offence adds up to the same total', () => {
    const operations = [
      operation('umbrella', [arrests({ value: 10, offence: 'trafficking' })]),
      operation('strand', [arrests({ value: 4, offence: 'smuggling' })], { nestedIn: 'umbrella' }),
    ];
    expect(tableOf(rowsOf(operations, { groupBy: ['offence'] }))).toEqual([[{ offence: 'trafficking' }, 10]]);
  });
});

describe('a strand of a strand', () => {
  it('stays in the umbrella where the operation between them is not asked for', () => {
    const [c, b, a] = [stating('c', 100), stating('b', 30, 'c'), stating('a', 10, 'b')];
    const asked = { groupBy: [], indicators: [{ indicator: 'personsArrested', unit: 'persons' }] };
    expect(reportRows([c, a], asked, nestingOf([c, b, a]))).toMatchObject([
      { value: 100, operations: 1, nested: 1, operationsReporting: 1 },
    ]);
  });
});

describe('umbrellasOf', () => {
  const namesOf = (id: string, operations: readonly CountedOperation[]) =>
    umbrellasOf(id, nestingOf(operations));

  it('names the nearest first', () => {
    expect(namesOf('c', [stating('a', 1), stating('b', 1, 'a'), stating('c', 1, 'b')])).toEqual(['b', 'a']);
  });

  it('ends at an umbrella that is nested in nothing known', () => {
    expect(namesOf('b', [stating('b', 1, 'absent')])).toEqual(['absent']);
  });

  it('has nothing above the smallest id of a circle', () => {
    const circle = [stating('b', 2, 'c'), stating('c', 3, 'a'), stating('a', 1, 'b'), stating('d', 4, 'b')];
    expect(['a', 'b', 'c', 'd'].map((id) => namesOf(id, circle))).toEqual([
      [],
      ['c', 'a'],
      ['a'],
      ['b', 'c', 'a'],
    ]);
  });

  it('comes to an end whatever is nested in what, and puts no operation above itself', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyNesting = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(anyNesting, (nestedIn) => {
        const nesting = new Map(Object.entries(nestedIn));
        for (const id of ids) {
          const above = umbrellasOf(id, nesting);
          expect(new Set([id, ...above]).size).toBe(above.length + 1);
        }
        expect(ids.some((id) => umbrellasOf(id, nesting).length === 0)).toBe(true);
      }),
    );
  });

  it('loses no figure to a circle, and counts none twice', () => {
    expect(rowsOf([stating('b', 20, 'a'), stating('a', 10, 'b')])).toMatchObject([
      { value: 10, operations: 1, nested: 1 },
    ]);
    expect(rowsOf([stating('a', 10, 'a')])).toMatchObject([{ value: 10, operations: 1, nested: 0 }]);
  });
});
