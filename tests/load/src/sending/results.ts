import { randomUUID } from 'node:crypto';
import type { PlannedRequest } from './plan.js';

/** So many results of one operation, each under an id of its own, of middling size. */
export function results(operation: string, count: number): readonly PlannedRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    method: 'PUT',
    path: `${operation}/results/${randomUUID()}`,
    body: JSON.stringify({
      ...{ scope: 'country', country: 'NL', reportingService: 'police', indicator: 'personsArrested' },
      ...{ value: index % 17, precision: 'exact', counting: 'increment', offence: 'trafficking' },
      group: { sex: 'male', ageGroup: 'adult' },
      wording: 'as the situation report of the day has it',
      notes: ['counted on the spot'],
    }),
  }));
}
