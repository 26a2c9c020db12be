import type { Precision } from '@entente/kernel';
import { addFigures, totalOf, type OffenceLabel } from '../contribution.js';
import type { Coverage } from '../participants.js';
import { cellsOf } from './cells.js';
import { umbrellasOf, type CountedOperation } from './counted-operation.js';
import { givenIn, type Given } from './given-figures.js';
import { operationGroups, type OperationGroup } from './operation-groups.js';
import { possiblyCountedTwice } from './possible-overlap.js';
import type { AskedIndicator, ReportDimension, ReportGroup, ReportQuery } from './report-query.js';

export interface ReportRow {
  readonly group: ReportGroup;
  readonly indicator: string;
  readonly unit: string | null;
  readonly offence?: OffenceLabel;
  /** null, never 0, where no operation of the group gives a figure. */
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

/** Sums operations' figures by group. Each indicator and unit is summed on its own; unlike is never added. */
export function reportRows(
  operations: readonly CountedOperation[],
  query: ReportQuery,
): readonly ReportRow[] {
  const all = new Map(operations.map((operation) => [operation.id, operation]));
  return operationGroups(operations, query).flatMap((group) =>
    query.indicators.flatMap((asked) => indicatorRows(group, asked, query, all)),
  );
}

function indicatorRows(
  group: OperationGroup,
  asked: AskedIndicator,
  { groupBy }: ReportQuery,
  all: ReadonlyMap<string, CountedOperation>,
): readonly ReportRow[] {
  const counts = countsOf(group, all);
  return cellsOf(givenIn(group, asked, all), groupBy).map(({ cell, given }) => ({
    group: inOrder({ ...group.key, ...cell }, groupBy),
    indicator: asked.indicator,
    unit: asked.unit,
    ...rowFigures(given, counts, groupBy.includes('offence')),
  }));
}

interface OperationCounts {
  readonly operations: number;
  readonly nested: number;
}

function countsOf(
  { operations }: OperationGroup,
  all: ReadonlyMap<string, CountedOperation>,
): OperationCounts {
  const members = new Set(operations.map(({ id }) => id));
  const nested = operations.filter((operation) =>
    umbrellasOf(operation, all).some(({ id }) => members.has(id)),
  );
  return { operations: operations.length - nested.length, nested: nested.length };
}

function rowFigures(
  given: readonly Given[],
  counts: OperationCounts,
  byOffence: boolean,
): Omit<ReportRow, 'group' | 'indicator' | 'unit'> {
  const counted = given.filter((one) => one.counted.length > 0);
  const total = totalOf(counted.flatMap((one) => one.counted));
  const twice = possiblyCountedTwice(
    counted.map((one) => ({ operation: one.operation, value: addFigures(one.counted)?.value ?? 0 })),
  );
  const partial = partialOf(given);
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

function partialOf(given: readonly Given[]): ReportRow['partial'] {
  const incomplete = given.filter((one) => one.incomplete.length > 0);
  const sum = addFigures(incomplete.flatMap((one) => one.incomplete));
  return (
    sum && {
      ...{ value: sum.value, precision: sum.precision },
      operations: incomplete.length,
      coverage: incomplete.map(({ coverage }) => coverage).reduce(addCoverage),
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
