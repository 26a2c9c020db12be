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
  /** Those that declined or left: nobody waits for them, and what they gave answers for nobody else. */
  readonly excused?: readonly CountryCode[];
}

/** For what a figure rests on: who takes part decides only how complete it is. */
export const NOBODY: Participants = { countries: [], listComplete: false };

export function coverageOf(participants: Participants, answered: ReadonlySet<CountryCode>): Coverage {
  const { countries, listComplete } = participants;
  const counted = listComplete
    ? countries.filter((country) => answered.has(country)).length
    : numberOfAnswers(participants, answered);
  return { answered: counted, of: numberOf(participants) };
}

/** Whether a sum of shares is the whole: everybody answered. An unknown number is never everybody. */
export function allAnswered(participants: Participants, answered: ReadonlySet<CountryCode>): boolean {
  const expected = numberOf(participants);
  if (expected === null) return false;
  const listed = participants.countries.every((country) => answered.has(country));
  return numberOfAnswers(participants, answered) >= expected && (listed || !participants.listComplete);
}

function numberOfAnswers({ excused = [] }: Participants, answered: ReadonlySet<CountryCode>): number {
  return answered.size - excused.filter((country) => answered.has(country)).length;
}

/** Where the list and the printed total differ, the larger is believed; a total of nobody is unknown. */
function numberOf({ countries, listComplete, statedTotal = 0 }: Participants): number | null {
  if (!listComplete && statedTotal === 0) return null;
  const expected = Math.max(countries.length, statedTotal);
  return expected > 0 ? expected : null;
}
