import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  earliestDate,
  earliestDay,
  isLocalDate,
  isPartialDate,
  latestDate,
  latestDay,
  monthOf,
  yearOf,
  type PartialDate,
} from './partial-date.js';

const partial = (text: string): PartialDate => text as PartialDate;

describe('isPartialDate', () => {
  it.each(['2026', '2026-04', '2026-04-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'takes %s',
    (text) => {
      expect(isPartialDate(text)).toBe(true);
    },
  );

  it.each([
    ...['2025-02-29', '1900-02-29', '2026-04-31', '2026-00', '2026-13', '2026-01-00', '2026-01-32', '0000'],
    ...['26', '2026-4', '2026-04-3', '20260427', '2026-04-27T00:00:00Z', '2026-', ' 2026', '2026\n', ''],
    ...[2026, null, undefined, new Date(0)],
  ])('refuses %p', (value) => {
    expect(isPartialDate(value)).toBe(false);
  });
});

describe('isLocalDate', () => {
  it('takes a day, never a month or a year', () => {
    expect(['2024-02-29', '2024-02', '2024', '2023-02-29'].map(isLocalDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('earliestDay and latestDay', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-04', '2026-04-01', '2026-04-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['0001-02', '0001-02-01', '0001-02-28'],
    ['2026-04-27', '2026-04-27', '2026-04-27'],
  ])('reach over %s', (text, first, last) => {
    expect([earliestDay(partial(text)), latestDay(partial(text))]).toEqual([first, last]);
  });

  it('are days of the month they come from, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = partial(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
        const [first, last] = [earliestDay(text), latestDay(text)];
        expect(isLocalDate(first) && isLocalDate(last)).toBe(true);
        expect([monthOf(first), monthOf(last)]).toEqual([text, text]);
        expect(isLocalDate(`${text}-${Number(last.slice(8)) + 1}`)).toBe(false);
      }),
    );
  });
});

describe('yearOf and monthOf', () => {
  it('say what is known', () => {
    expect([yearOf(partial('2026')), monthOf(partial('2026'))]).toEqual([2026, undefined]);
    expect([yearOf(partial('2026-04-27')), monthOf(partial('2026-04-27'))]).toEqual([2026, '2026-04']);
  });
});

describe('earliestDate and latestDate', () => {
  it('go by the last day a date may mean, and pass over what is not known', () => {
    const dates = [partial('2023'), undefined, partial('2023-06'), partial('2022-12-31')];
    expect([earliestDate(dates), latestDate(dates)]).toEqual(['2022-12-31', '2023']);
    expect([earliestDate([undefined]), latestDate([])]).toEqual([undefined, undefined]);
  });
});
