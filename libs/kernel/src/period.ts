import { InvalidField } from './domain-error.js';
import { earliestDay, latestDay, monthOf, yearOf, type PartialDate } from './partial-date.js';

/** When something took or takes place, as far as it is known. All of it may be unknown. */
export interface Period {
  readonly startsOn?: PartialDate;
  readonly endsOn?: PartialDate;
  /** Stands alone where only the year is known, and decides where a period crosses New Year. */
  readonly year?: number;
}

/** @throws InvalidField where the period ends before it starts, or its year lies outside it. */
export function checkPeriod(period: Period, pointer: string): void {
  const { startsOn, endsOn, year } = period;
  if (startsOn && endsOn && latestDay(endsOn) < earliestDay(startsOn)) {
    throw new InvalidField(`${pointer}/endsOn`, `must not lie before startsOn (${startsOn})`);
  }
  if (year === undefined) return;
  if (startsOn && year < yearOf(startsOn)) {
    throw new InvalidField(`${pointer}/year`, `must not lie before the year of startsOn (${startsOn})`);
  }
  if (endsOn && year > yearOf(endsOn)) {
    throw new InvalidField(`${pointer}/year`, `must not lie after the year of endsOn (${endsOn})`);
  }
}

/** The year a report files the period under: the one stated, else that of its start. */
export function reportingYear(period: Period): number | null {
  return period.year ?? (period.startsOn ? yearOf(period.startsOn) : null);
}

/** The month (`2026-04`) a report files the period under: that of its start, where it is known. */
export function reportingMonth(period: Period): string | null {
  return (period.startsOn && monthOf(period.startsOn)) ?? null;
}
