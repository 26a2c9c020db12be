import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PRECISIONS, precisionOfSum, type Precision } from './precision.js';

const TABLE = `
| +            | exact    | at-least | over  | about | nearly |
| **exact**    | exact    | at-least | over  | about | nearly |
| **at-least** | at-least | at-least | over  | about | about  |
| **over**     | over     | over     | over  | about | about  |
| **about**    | about    | about    | about | about | about  |
| **nearly**   | nearly   | about    | about | about | nearly |`;

const [columns = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.replaceAll('*', '').split('|').slice(1, -1))
  .map((fields) => fields.map((field) => field.trim() as Precision));

const cells = rows.flatMap(([left, ...sums]) =>
  sums.map((sum, index) => [left, columns[index + 1], sum] as [Precision, Precision, Precision]),
);

describe('precisionOfSum', () => {
  it('is defined for every pair', () => {
    expect(cells).toHaveLength(PRECISIONS.length ** 2);
  });

  it.each(cells)('of %s and %s is %s', (left, right, sum) => {
    expect(precisionOfSum(left, right)).toBe(sum);
  });

  it('does not depend on the order of two', () => {
    for (const left of PRECISIONS) {
      for (const right of PRECISIONS) expect(precisionOfSum(left, right)).toBe(precisionOfSum(right, left));
    }
  });

  it('does not depend on the order of many', () => {
    const many = fc.array(fc.constantFrom(...PRECISIONS), { minLength: 1, maxLength: 8 });
    const shuffled = many.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(mixed.reduce(precisionOfSum)).toBe(all.reduce(precisionOfSum));
      }),
    );
  });

  it('does not depend on which two are added first', () => {
    const three = fc.constantFrom(...PRECISIONS);
    fc.assert(
      fc.property(three, three, three, (a, b, c) => {
        expect(precisionOfSum(precisionOfSum(a, b), c)).toBe(precisionOfSum(a, precisionOfSum(b, c)));
      }),
      { numRuns: 500 },
    );
  });
});
