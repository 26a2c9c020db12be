import { describe, expect, it } from '@jest/globals';

import { measuresTable } from './measures-table.js';

const row = (thirdCountry: string | null, measures: number) => ({ group: { thirdCountry }, measures });

describe('measuresTable', () => {
  it('prints the countries with most measures first, by name, and those without one last', () => {
    const each = [row('AL', 7), row('NE', 11), row('NG', 11), row('XK', 4), row(null, 12)];
    const once = [row('AL', 7), row('NE', 10), row('NG', 11), row('XK', 4), row(null, 11)];

    const lines = measuresTable(each, once);
    expect(lines.slice(0, -1).map((line) => line.split(/ {2,}/))).toEqual([
      ['third country', 'measures', 'once'],
      ['Niger', '11', '10'],
      ['Nigeria', '11', '11'],
      ['Albania', '7', '7'],
      ['Kosovo*', '4', '4'],
      ['none named', '12', '11'],
    ]);
    expect(lines.at(-1)).toMatch(/^\* This designation is without prejudice to positions on status/);
  });

  it('has its footnote only where it belongs', () => {
    const only = [row('AL', 7)];
    expect(measuresTable(only, only)).toHaveLength(2);
  });
});
