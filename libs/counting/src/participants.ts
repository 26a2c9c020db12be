import type { CountryCode } from '@entente/kernel';

/** How many participants answered, of how many. `of` is null where their number is unknown. */
export interface Coverage {
  readonly answered: number;
  readonly of: number | null;
}

/** The countries that take part, and how many there are where the list does not name them all. */
export interface Participants {
  readonly countries: readonly CountryCode[];
  readonly listComplete: boolean;
  readonly statedTotal?: number;
}

export function coverageOf(participants: Participants, answered: ReadonlySet<CountryCode>): Coverage {
  const { countries, listComplete } = participants;
  const counted = listComplete ? countries.filter((country) => answered.has(country)).length : answered.size;
  return { answered: counted, of: numberOf(participants) };
}

/** Whether a sum of shares is the whole: everybody answered. An unknown number is never everybody. */
export function allAnswered(participants: Participants, answered: ReadonlySet<CountryCode>): boolean {
  const expected = numberOf(participants);
  if (expected === null) return false;
  return participants.listComplete
    ? participants.countries.every((country) => answered.has(country))
    : answered.size >= expected;
}

function numberOf({ countries, listComplete, statedTotal }: Participants): number | null {
  if (!listComplete) return statedTotal ?? null;
  return countries.length > 0 ? countries.length : null;
}
