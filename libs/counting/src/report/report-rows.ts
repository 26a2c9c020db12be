import { isAddedAlong, type Precision } from '@entente/kernel';
import { addFigures, totalOf, type OffenceLabel } from '../contribution.js';
import type { Coverage } from '../participants.js';
import { cellsOf } from './cells.js';
import type { CountedOperation } from './counted-operation.js';
import { givenIn, type Given } from './given-figures.js';
import { nestingOf, umbrellasOf, type Nesting } from './nesting.js';
import { operationGroups, type OperationGroup } from './operation-groups.js';
import { possiblyCountedTwice, summandOf, type Summand } from './possible-overlap.js';
import type { AskedIndicator, ReportDimension, ReportGroup, ReportQuery } from './report-query.js';
import { rowsWithinReason } from '../most-rows.js';

export interface ReportRow {
  readonly group: ReportGroup;
  readonly indicator: string;
  readonly unit: string | null;
  readonly offence?: OffenceLabel;
  /** null, never 0, where no operation of the group gives a figure, or several do that may not be added. */
  readonly value: number | null;
  readonly precision: Precision | null;
  readonly operations: number;
  readonly nested: number;
  readonly operationsReporting: number;
  readonly provisional?: true;
  readonly possiblyCountedTwice?: number;
  readonly partial?: {
    readonly value: number;
    readonly precision: Precision;
    readonly operations: number;
    readonly coverage: Coverage;
  };
}

/**
 * Sums operations' figures by group. Each indicator and unit is summed on its own; unlike is never added.
 * `nesting` is that of all known operations: a strand stays in its umbrella when the operation between them is
 * not asked for.
 * @throws InvalidField where there would be more than `MOST_ROWS`
 */
export function reportRows(
  operations: readonly CountedOperation[],
  query: ReportQuery,
  nesting: Nesting = nestingOf(operations),
): readonly ReportRow[] {
  return [...rowsWithinReason(everyRow(operations, query, nesting))];
}

function* everyRow(
  operations: readonly CountedOperation[],
  query: ReportQuery,
  nesting: Nesting,
): Generator<ReportRow> {
  for (const group of operationGroups(operations, query)) {
    for (const asked of query.indicators) yield* indicatorRows(group, asked, query, nesting);
  }
}

function indicatorRows(
  group: OperationGroup,
  asked: AskedIndicator,
  { groupBy }: ReportQuery,
  nesting: Nesting,
): readonly ReportRow[] {
  const counts = countsOf(group, nesting);
  return cellsOf(givenIn(group, asked, nesting), groupBy).map(({ cell, given }) => ({
    group: inOrder({ ...group.key, ...cell }, groupBy),
    indicator: asked.indicator,
    unit: asked.unit,
    ...rowFigures(given, counts, {
      addable: isAddedAlong(asked.indicator, 'operations'),
      byOffence: groupBy.includes('offence'),
      twice: (summands) => possiblyCountedTwice(summands, group.operations, nesting),
    }),
  }));
}

interface OperationCounts {
  readonly operations: number;
  readonly nested: number;
}

function countsOf({ operations }: OperationGroup, nesting: Nesting): OperationCounts {
  const members = new Set(operations.map(({ id }) => id));
  const nested = operations.filter(({ id }) =>
    umbrellasOf(id, nesting).some((umbrella) => members.has(umbrella)),
  );
  return { operations: operations.length - nested.length, nested: nested.length };
}

interface RowRules {
  /** Whether figures of several operations may be added. */
  readonly addable: boolean;
  readonly byOffence: boolean;
  readonly twice: (summands: readonly Summand[]) => number;
}

function rowFigures(
  given: readonly Given[],
  counts: OperationCounts,
  { addable, byOffence, twice: repeatedIn }: RowRules,
): Omit<ReportRow, 'group' | 'indicator' | 'unit'> {
  const giving = given.filter((one) => one.counted.length > 0);
  const counted = addable || giving.length < 2 ? giving : [];
  const total = totalOf(counted.flatMap((one) => one.counted));
  const twice = repeatedIn(counted.map(summandOf));
  const partial = partialOf(given, addable);
  return {
    ...(total && !byOffence ? { offence: total.offence } : {}),
    value: total?.value ?? null,
    precision: total?.precision ?? null,
    ...counts,
    operationsReporting: counted.length,
    ...(total?.provisional ? { provisional: true as const } : {}),
    ...(twice > 0 ? { possiblyCountedTwice: twice } : {}),
    ...(partial ? { partial } : {}),
  };
}

function partialOf(given: readonly Given[], addable: boolean): ReportRow['partial'] {
  const incomplete = given.filter((one) => one.incomplete.length > 0);
  if (incomplete.length > 1 && !addable) return undefined;
  const sum = addFigures(incomplete.flatMap((one) => one.incomplete));
  return (
    sum && {
      ...{ value: sum.value, precision: sum.precision },
      operations: incomplete.length,
      coverage: incomplete.map(({ figure }) => figure.coverage).reduce(addCoverage),
    }
  );
}

function addCoverage(left: Coverage, right: Coverage): Coverage {
  const of = left.of === null || right.of === null ? null : left.of + right.of;
  return { answered: left.answered + right.answered, of };
}

function inOrder(group: ReportGroup, groupBy: readonly ReportDimension[]): ReportGroup {
  return Object.fromEntries(groupBy.map((dimension) => [dimension, group[dimension] ?? null]));
}
