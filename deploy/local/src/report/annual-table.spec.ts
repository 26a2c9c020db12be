import { describe, expect, it } from '@jest/globals';

import { annualTable, figure } from './annual-table.js';
import type { ReportRow } from './reports.js';

const row = (indicator: string, year: number | null, fields: Partial<ReportRow> = {}): ReportRow => ({
  group: { year },
  indicator,
  value: 10,
  precision: 'exact',
  operations: 7,
  nested: 1,
  operationsReporting: 4,
  ...fields,
});

describe('annualTable', () => {
  it('prints years in order, the undated after them and the total last', () => {
    const lines = annualTable(
      [row('personsArrested', null), row('personsArrested', 2017), row('personsArrested', 2016)],
      [{ ...row('personsArrested', null), group: {} }],
    );

    expect(lines.slice(0, 5).map((line) => line.split(/\s+/)[0])).toEqual([
      'year',
      '2016',
      '2017',
      'undated',
      'total',
    ]);
  });

  it('prints a dash, never 0, where nobody gave a figure', () => {
    const [, line] = annualTable(
      [
        row('personsArrested', 2016, { value: 520, precision: 'at-least' }),
        row('victimsIdentified', 2016, { value: null, precision: null, operationsReporting: 0 }),
        row('potentialVictimsIdentified', 2016, { value: 0 }),
      ],
      [],
    );

    expect(line?.split(/\s+/)).toEqual(['2016', '7', '1', '≥520', '4', '–', '0', '0', '4']);
  });

  it('says what is partial and what may be counted twice', () => {
    const lines = annualTable(
      [
        row('personsArrested', 2019, {
          possiblyCountedTwice: 212,
          partial: { value: 3, precision: 'over', operations: 1, coverage: { answered: 3, of: 44 } },
        }),
      ],
      [],
    );

    expect(lines.slice(-4)).toEqual([
      'possibly counted twice:',
      '  2019 personsArrested up to 212',
      'partial, beside the totals and never in them:',
      '  2019 personsArrested >3 (1 ops, 3 of 44 answered)',
    ]);
  });

  it('says of the total what no year says: what crosses a new year, and how exact it is', () => {
    const total = { ...row('personsArrested', null), group: {} };
    const years = [row('personsArrested', 2019), row('personsArrested', 2020, { possiblyCountedTwice: 5 })];

    const lines = annualTable(years, [{ ...total, precision: 'about', possiblyCountedTwice: 40 }]);

    expect(lines.slice(-4)).toEqual([
      expect.stringContaining('≈ about'),
      'possibly counted twice:',
      '  2020 personsArrested up to 5',
      '  total personsArrested up to 40',
    ]);
  });

  it('does not repeat under the total what its years say', () => {
    const partial = {
      value: 3,
      precision: 'exact',
      operations: 1,
      coverage: { answered: 3, of: 44 },
    } as const;
    const said = { possiblyCountedTwice: 5, partial };

    const lines = annualTable(
      [row('personsArrested', 2019, said)],
      [{ ...row('personsArrested', null, said), group: {} }],
    );

    expect(lines.filter((line) => line.startsWith('  '))).toEqual([
      '  2019 personsArrested up to 5',
      '  2019 personsArrested 3 (1 ops, 3 of 44 answered)',
    ]);
  });

  it('marks how exact a figure is', () => {
    expect(figure({ value: 5, precision: 'exact' })).toBe('5');
    expect(figure({ value: 5, precision: 'about' })).toBe('≈5');
    expect(figure({ value: null, precision: null })).toBe('–');
  });
});
