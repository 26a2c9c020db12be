import { earliestDay, latestDay, type Period } from '@entente/kernel';

/** How long a measure lasts, the shortest first. Bounds in months, the upper one included. */
export const DURATIONS = [
  'up-to-1-year',
  'up-to-2-years',
  'up-to-3-years',
  'up-to-5-years',
  'over-5-years',
] as const;
export type Duration = (typeof DURATIONS)[number];

const MOST_MONTHS: readonly (readonly [Duration, number])[] = [
  ['up-to-1-year', 12],
  ['up-to-2-years', 24],
  ['up-to-3-years', 36],
  ['up-to-5-years', 60],
];

/** `null` where the start or the end is not known; the longest that it may mean where only a month or year is. */
export function durationOf({ startsOn, endsOn }: Period): Duration | null {
  if (startsOn === undefined || endsOn === undefined) return null;
  const months = monthsBegun(earliestDay(startsOn), latestDay(endsOn));
  return MOST_MONTHS.find(([, most]) => months <= most)?.[0] ?? 'over-5-years';
}

/** The first and the last day are both part of it: 15 March to 14 April is one month. */
function monthsBegun(first: string, last: string): number {
  const [from, to] = [new Date(first), new Date(last)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() >= from.getUTCDate() ? months + 1 : months;
}
