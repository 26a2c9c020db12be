import {
  reportRows,
  umbrellasOf,
  type AskedIndicator,
  type Nesting,
  type ReportDimension,
  type ReportRow,
} from '@entente/counting';
import type { CountryCode } from '@entente/kernel';
import type { OperationDocument } from '../projections/operation-document.js';

/** What was asked for, and what operations are nested in. */
export interface AskedRows {
  readonly groupBy: readonly ReportDimension[];
  readonly countries: readonly CountryCode[] | undefined;
  readonly nesting: Nesting;
}

/**
 * Names the operations of which one release may contain the other's results: in one row, or in rows of theirs that
 * would be one.
 */
export function overlapNotes(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  asked: AskedRows,
): readonly string[] {
  const byOperation = asked.groupBy.includes('operation');
  if (!byOperation && rows.every((row) => row.possiblyCountedTwice === undefined)) return [];
  const groupBy = asked.groupBy.filter((dimension) => dimension !== 'operation');
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const notes = new Map<string, string>();
  for (const operation of operations) {
    for (const { id: otherId, certainty } of operation.mayOverlapWith) {
      const other = byId.get(otherId);
      const pair = [operation.id, otherId].sort().join();
      if (!other || certainty === 'none-for-figures' || notes.has(pair)) continue;
      if (operation.nestedIn === otherId || other.nestedIn === operation.id) continue;
      if (!inOneRow(operation, other, groupBy)) continue;
      if (byOperation && !isTwiceInSum(rows, [operation, other], byId, { ...asked, groupBy })) continue;
      const [one, two] = [operation, other].map((each) => nameIn(each, asked.groupBy));
      notes.set(pair, `${one} and ${two} may contain the same results (${certainty}).`);
    }
  }
  return [...notes.values()];
}

/** Whether a row of both, or of what they are nested in, may have anything twice. */
function isTwiceInSum(
  rows: readonly ReportRow[],
  pair: readonly OperationDocument[],
  byId: ReadonlyMap<string, OperationDocument>,
  { groupBy, countries, nesting }: AskedRows,
): boolean {
  const umbrellas = pair.flatMap(({ id }) => umbrellasOf(id, nesting)).flatMap((id) => byId.get(id) ?? []);
  const indicators = askedIn(rows);
  const query = { groupBy, indicators, ...(countries && { countries }) };
  const together = reportRows([...new Set([...pair, ...umbrellas])], query, nesting);
  return together.some(({ possiblyCountedTwice }) => possiblyCountedTwice !== undefined);
}

/** As its rows name it, too, where there is one of each operation. */
export function nameIn({ id, name }: OperationDocument, groupBy: readonly ReportDimension[]): string {
  return groupBy.includes('operation') ? `${name} (${id})` : name;
}

/** Of each indicator and unit of the rows. */
function askedIn(rows: readonly ReportRow[]): readonly AskedIndicator[] {
  const byKey = new Map<string, AskedIndicator>();
  for (const { indicator, unit } of rows) byKey.set(JSON.stringify([indicator, unit]), { indicator, unit });
  return [...byKey.values()];
}

export function inOneRow(
  left: OperationDocument,
  right: OperationDocument,
  groupBy: readonly ReportDimension[],
): boolean {
  if (groupBy.includes('operation')) return false;
  return (['year', 'month'] as const).every(
    (dimension) => !groupBy.includes(dimension) || left[dimension] === right[dimension],
  );
}
