import {
  operationFigures,
  reportRows,
  type CountedOperation,
  type CountedResult,
  type OverlapCertainty,
  type ReportRow,
} from '@entente/counting';
import { reportingMonth, reportingYear, type Period } from '@entente/kernel';
import type { MappedOperation, MappedResult } from '../src/bodies.js';

export const REPORTED = ['personsArrested', 'victimsIdentified', 'potentialVictimsIdentified'] as const;
const PERSONS = 'persons';

/** The operation as a report sees it once its commands were carried out. */
export function countedOperation({ id, body, results }: MappedOperation): CountedOperation {
  const countries = body.participants.map(({ country }) => country);
  const statedTotal = body.participantCounts?.total;
  return {
    id,
    year: reportingYear(body.period as Period),
    month: reportingMonth(body.period as Period),
    countries,
    ...(body.nestedIn !== undefined && { nestedIn: body.nestedIn }),
    mayOverlapWith: body.mayOverlapWith.map(({ id: other, certainty }) => ({
      id: other,
      certainty: certainty as OverlapCertainty,
    })),
    figures: operationFigures(results.map(countedResult), {
      countries,
      listComplete: body.listComplete,
      ...(statedTotal !== undefined && { statedTotal }),
    }),
  };
}

export function countedResult({ id, body }: MappedResult): CountedResult {
  const { source: _source, notes: _notes, wording: _wording, place, notCounted, ...fields } = body;
  return {
    ...{ id, version: 1, withdrawn: false, provisional: false, statedAt: '2026-01-01' },
    ...fields,
    unit: body.unit ?? PERSONS,
    offence: body.offence ?? 'any',
    counting: 'increment',
    notCounted: notCounted !== undefined,
    ...(place && { region: place.region }),
  };
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
