/** A day (`2026-04-27`), ISO 8601. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** A day, or the month (`2026-04`) or year (`2026`) where only that is known. */
export type PartialDate = string & { readonly __partial: true };

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && value.length === 10 && isPartialDate(value);
}

export function isPartialDate(value: unknown): value is PartialDate {
  if (typeof value !== 'string') return false;
  const match = PARTIAL_DATE.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function yearOf(date: PartialDate | LocalDate): number {
  return Number(date.slice(0, 4));
}

/** `2026-04`, or `undefined` where only the year is known. */
export function monthOf(date: PartialDate | LocalDate): string | undefined {
  return date.length >= 7 ? date.slice(0, 7) : undefined;
}

/** The first day a partial date may mean. */
export function earliestDay(date: PartialDate | LocalDate): LocalDate {
  return (date + '-01-01'.slice(date.length - 4)) as LocalDate;
}

/** The last day a partial date may mean. */
export function latestDay(date: PartialDate | LocalDate): LocalDate {
  if (date.length === 10) return date as string as LocalDate;
  const month = monthOf(date) ?? `${date}-12`;
  return `${month}-${daysInMonth(yearOf(date), Number(month.slice(5)))}` as LocalDate;
}

/** The one that comes first for certain; of two that come on the same day either. `undefined` of none. */
export function earliestDate(dates: readonly (PartialDate | undefined)[]): PartialDate | undefined {
  return inOrder(dates).at(0);
}

/** The one that comes last for certain. */
export function latestDate(dates: readonly (PartialDate | undefined)[]): PartialDate | undefined {
  return inOrder(dates).at(-1);
}

function inOrder(dates: readonly (PartialDate | undefined)[]): readonly PartialDate[] {
  const known = dates.filter((date) => date !== undefined);
  return known.sort((one, other) => latestDay(one).localeCompare(latestDay(other)));
}

function daysInMonth(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(2000, month, 0));
  lastDay.setUTCFullYear(year, month, 0);
  return lastDay.getUTCDate();
}
