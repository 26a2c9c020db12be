import { randomUUID } from 'node:crypto';
import type { Pace, PlannedRequest } from './plan.js';

/** More than any database takes that was tried. */
const MOST_PER_SECOND = 5_000;

/** Enough of them for this pace over so many seconds. */
export function resultsFor(
  operations: string | readonly string[],
  pace: Pace,
  seconds: number,
): readonly PlannedRequest[] {
  const perSecond = 'perSecond' in pace ? pace.perSecond : MOST_PER_SECOND;
  return results(operations, Math.ceil(perSecond * seconds));
}

/** So many results of an operation, or of several in turn: each under an id of its own, of middling size, counted. */
export function results(operations: string | readonly string[], count: number): readonly PlannedRequest[] {
  const addresses = [operations].flat();
  return Array.from({ length: count }, (_, index) => ({
    method: 'PUT',
    path: `${addresses[index % addresses.length]!}/results/${randomUUID()}`,
    body: JSON.stringify({
      ...{ scope: 'country', country: 'NL', reportingService: 'police', indicator: 'personsArrested' },
      ...{ value: index % 17, precision: 'exact', counting: 'increment', offence: 'trafficking' },
      ...{ phase: 'during', handling: { codes: ['H1'] } },
      wording: 'as the situation report of the day has it',
      notes: ['counted on the spot'],
    }),
  }));
}
