import { describe, expect, it } from '@jest/globals';
import { addAmounts, type Precision } from '@entente/kernel';
import fc from 'fast-check';
import { anyOperations, COUNTRIES } from '../arbitraries.spec-support.js';
import { rowsOf } from '../builders.spec-support.js';
import { addFigures, type Figure } from '../contribution.js';
import type { ReportDimension } from './report-query.js';
import type { ReportRow } from './report-rows.js';

const runs = { numRuns: 200 };

const figuresOf = (rows: readonly ReportRow[]): readonly Figure[] =>
  rows.flatMap(({ value, precision }) =>
    value === null || precision === null ? [] : [{ value, precision }],
  );

const sumOf = (rows: readonly ReportRow[]): Figure | undefined => addFigures(figuresOf(rows));

const partialSumOf = (rows: readonly ReportRow[]): number =>
  rows.reduce((sum, { partial }) => addAmounts(sum, partial?.value ?? 0), 0);

describe('A table', () => {
  it.each<[ReportDimension]>([['year'], ['month'], ['operation']])(
    'by %s adds up to its total in value, precision and operations',
    (dimension) => {
      fc.assert(
        fc.property(anyOperations(false), (operations) => {
          const rows = rowsOf(operations, { groupBy: [dimension] });
          const total = rowsOf(operations);
          expect(sumOf(rows)).toEqual(sumOf(total));
          expect(partialSumOf(rows)).toBe(partialSumOf(total));
          expect(rows.reduce((sum, row) => sum + row.operations, 0)).toBe(total[0]?.operations);
        }),
        runs,
      );
    },
  );

  it.each<[readonly ReportDimension[]]>([
    [['offence']],
    [['sex']],
    [['ageGroup']],
    [['sex', 'ageGroup']],
    [['offence', 'sex']],
  ])('by %s adds up to its total, nested operations or not', (groupBy) => {
    fc.assert(
      fc.property(anyOperations(true), (operations) => {
        const rows = rowsOf(operations, { groupBy });
        expect(sumOf(rows)?.value).toBe(sumOf(rowsOf(operations))?.value);
        expect(partialSumOf(rows)).toBe(partialSumOf(rowsOf(operations)));
      }),
      runs,
    );
  });

  it('by country adds up to the shares of all countries', () => {
    fc.assert(
      fc.property(anyOperations(false), (operations) => {
        const rows = rowsOf(operations, { groupBy: ['country'] });
        expect(sumOf(rows)).toEqual(sumOf(rowsOf(operations, { countries: COUNTRIES })));
      }),
      runs,
    );
  });

  it('has no number where it has no precision, and the other way round', () => {
    fc.assert(
      fc.property(anyOperations(true), (operations) => {
        for (const { value, precision } of rowsOf(operations, { groupBy: ['year', 'sex'] })) {
          expect(precision === null).toBe(value === null);
        }
      }),
    );
  });

  it('has one precision, whatever the order of its operations', () => {
    const precisionOf = (operations: Parameters<typeof rowsOf>[0]): Precision | null | undefined =>
      rowsOf(operations)[0]?.precision;
    fc.assert(
      fc.property(anyOperations(true), (operations) => {
        expect(precisionOf(operations.toReversed())).toBe(precisionOf(operations));
      }),
    );
  });
});
