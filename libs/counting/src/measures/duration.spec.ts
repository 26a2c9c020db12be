import { describe, expect, it } from '@jest/globals';
import type { PartialDate, Period } from '@entente/kernel';
import { durationOf } from './duration.js';

const period = (startsOn?: string, endsOn?: string): Period => ({
  ...(startsOn !== undefined && { startsOn: startsOn as PartialDate }),
  ...(endsOn !== undefined && { endsOn: endsOn as PartialDate }),
});

describe('durationOf', () => {
  it.each([
    ['2023-01-15', '2024-01-14', 'up-to-1-year'],
    ['2023-01-15', '2024-01-15', 'up-to-2-years'],
    ['2022-03', '2024-02', 'up-to-2-years'],
    ['2022-02', '2024-02', 'up-to-3-years'],
    ['2019', '2023', 'up-to-5-years'],
    ['2019', '2024', 'over-5-years'],
    ['2024-02-29', '2024-02-29', 'up-to-1-year'],
    ['2020-02-29', '2021-02-28', 'up-to-1-year'],
    ['2020-01-31', '2021-01-30', 'up-to-1-year'],
    ['2020-01-31', '2021-01-31', 'up-to-2-years'],
    ['2023', '2023', 'up-to-1-year'],
  ])('takes %s to %s for %s', (startsOn, endsOn, expected) => {
    expect(durationOf(period(startsOn, endsOn))).toBe(expected);
  });

  it('knows nothing where an end is open or a date is not known', () => {
    expect([period('2020'), period(undefined, '2020'), period()].map(durationOf)).toEqual([null, null, null]);
  });
});
