import { describe, expect, it } from '@jest/globals';
import { MOST_ROWS, rowsWithinReason } from './most-rows.js';

function* counted(upTo: number, made: number[]): Generator<number> {
  for (let each = 1; each <= upTo; each += 1) {
    made[0] = each;
    yield each;
  }
}

describe('the rows of a report', () => {
  it('are as many as one answer can carry', () => {
    expect([...rowsWithinReason(counted(MOST_ROWS, []))]).toHaveLength(MOST_ROWS);
  });

  it('are refused where they are more, before all of them are made', () => {
    const made = [0];
    expect(() => [...rowsWithinReason(counted(10 * MOST_ROWS, made))]).toThrow(
      expect.objectContaining({
        code: 'invalid-field',
        faults: [expect.objectContaining({ pointer: '/groupBy' })],
      }),
    );
    expect(made).toEqual([MOST_ROWS + 1]);
  });
});
