import { NOT_BROKEN_DOWN, type ReportDimension, type ReportRow } from '@entente/counting';
import { indicatorOf } from '@entente/kernel';
import type { OperationDocument } from '../projections/operation-document.js';
import type { ResultsReportQuery } from './results-report.js';

/** What a reader must know to read the rows right. Only what applies to them is said. */
export function notesOn(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  { countries, groupBy, from, to }: ResultsReportQuery,
): readonly string[] {
  const families = new Set(rows.map(({ indicator }) => indicator).filter(isVictimIndicator));
  const undated = (from ?? to) === undefined && operations.some(({ year }) => year === null);
  return [
    families.size > 1 &&
      'Potential, presumed, identified and registered victims are different indicators; they are never added.',
    rows.some(({ partial }) => partial) &&
      'partial: the sum of those countries that have answered; it stands beside the value and is not in it.',
    rows.some(({ precision }) => precision !== null && precision !== 'exact') &&
      'precision: sums of figures printed as "over", "at least", "about" or "nearly" are no more precise than these.',
    rows.some(({ unit }) => unit === null) &&
      'unit null: an indicator that is not in the catalogue and that none of these operations has reported.',
    (groupBy.includes('country') || countries) &&
      "Rows of countries hold the countries' own shares; they do not add up to the operations' totals.",
    rows.some(({ group }) => Object.values(group).includes(NOT_BROKEN_DOWN)) &&
      'not-broken-down: what has no part for the dimension asked, so that the table adds up.',
    undated && groupBy.includes('year') && 'year null: operations of which no date is known.',
    ...overlapNotes(rows, operations, groupBy),
  ].filter((note) => typeof note === 'string');
}

/** Names the operations of which one release may contain the other's results. */
function overlapNotes(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  groupBy: readonly ReportDimension[],
): readonly string[] {
  if (!rows.some(({ possiblyCountedTwice }) => possiblyCountedTwice !== undefined)) return [];
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const notes = new Map<string, string>();
  for (const operation of operations) {
    for (const { id: otherId, certainty } of operation.mayOverlapWith) {
      const other = byId.get(otherId);
      const pair = [operation.id, otherId].sort().join();
      if (!other || certainty === 'none-for-figures' || notes.has(pair)) continue;
      if (operation.nestedIn === otherId || other.nestedIn === operation.id) continue;
      if (!inOneRow(operation, other, groupBy)) continue;
      notes.set(pair, `${operation.name} and ${other.name} may contain the same results (${certainty}).`);
    }
  }
  return [...notes.values()];
}

function inOneRow(
  left: OperationDocument,
  right: OperationDocument,
  groupBy: readonly ReportDimension[],
): boolean {
  if (groupBy.includes('operation')) return false;
  return (['year', 'month'] as const).every(
    (dimension) => !groupBy.includes(dimension) || left[dimension] === right[dimension],
  );
}

function isVictimIndicator(indicator: string): boolean {
  return indicatorOf(indicator)?.family === 'victims';
}
