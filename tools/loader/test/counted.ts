import {
  countedResult,
  operationFigures,
  participantsOf,
  reportRows,
  type CountedOperation,
  type CountedResult,
  type ReportRow,
} from '@entente/counting';
import { reportingMonth, reportingYear, type OverlapCertainty, type Period } from '@entente/kernel';
import type { MappedOperation, MappedResult } from '../src/bodies.js';

export const REPORTED = ['personsArrested', 'victimsIdentified', 'potentialVictimsIdentified'] as const;
const PERSONS = 'persons';

/** The operation as a report sees it once its commands were carried out. */
export function countedOperation({ id, body, results }: MappedOperation): CountedOperation {
  const participants = participantsOf(body);
  return {
    id,
    year: reportingYear(body.period as Period),
    month: reportingMonth(body.period as Period),
    countries: participants.countries,
    ...(body.nestedIn !== undefined && { nestedIn: body.nestedIn }),
    mayOverlapWith: body.mayOverlapWith.map(({ id: other, certainty }) => ({
      id: other,
      certainty: certainty as OverlapCertainty,
    })),
    figures: operationFigures(results.map(countedAsStored), participants),
  };
}

/** The result as it is stored: with the defaults of the API. */
export function countedAsStored({ id, body }: MappedResult): CountedResult {
  const { unit = PERSONS, offence = 'any', ...figure } = body;
  const stored = { ...figure, id, unit, offence, counting: 'increment', status: 'confirmed' } as const;
  return countedResult({ ...stored, loggedAt: '2026-01-01T00:00:00Z' }, 1);
}

export function report(
  operations: readonly CountedOperation[],
  groupBy: 'year' | 'none',
): readonly ReportRow[] {
  return reportRows(operations, {
    groupBy: groupBy === 'year' ? ['year'] : [],
    indicators: REPORTED.map((indicator) => ({ indicator, unit: PERSONS })),
  });
}
