import { describe, expect, it } from '@jest/globals';
import { ClockTrail } from './clock-trail.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 3, 27, 10);

describe('ClockTrail', () => {
  const reached = (steps: readonly (readonly [monotonicMs: number, wallMs: number])[]): number[] => {
    const trail = new ClockTrail(5_000);
    return steps.map(
      ([monotonicMs, wallMs]) => trail.reachedBefore(new Date(START + wallMs), monotonicMs).getTime() - START,
    );
  };

  it('is as long behind a steady clock as asked for, from the first call on', () => {
    expect(
      reached([
        [0, 0],
        [1_000, 1_001],
        [9_000, 9_000],
      ]),
    ).toEqual([-5_000, -4_000, 4_000]);
  });

  it('follows a jump ahead only when it is long past', () => {
    expect(
      reached([
        [10_000, 10_000],
        [11_000, 11_000 + HOUR],
        [16_000 - 1, 16_000 - 1 + HOUR],
        [17_000, 17_000 + HOUR],
      ]),
    ).toEqual([5_000, 6_000, 10_999, 12_000 + HOUR]);
  });

  it('stands still at once with a clock that does', () => {
    expect(
      reached([
        [10_000, 10_000],
        [13_000, 10_000],
        [30_000, 10_000],
      ]),
    ).toEqual([5_000, 5_000, 5_000]);
  });
});
