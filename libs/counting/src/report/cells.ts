import { GROUP_DIMENSIONS, type GroupDimension } from '@entente/kernel';
import type { Contribution } from '../contribution.js';
import { brokenDown, NOT_BROKEN_DOWN } from './broken-down.js';
import type { Given } from './given-figures.js';
import { compareGroups, type ReportDimension, type ReportGroup } from './report-query.js';

export interface Cell {
  readonly cell: ReportGroup;
  readonly given: readonly Given[];
}

/** Splits what was given over the result's own dimensions. A group without any figure keeps one row. */
export function cellsOf(given: readonly Given[], groupBy: readonly ReportDimension[]): readonly Cell[] {
  const byGroup = GROUP_DIMENSIONS.filter((dimension) => groupBy.includes(dimension));
  const byOffence = groupBy.includes('offence');
  if (byGroup.length === 0 && !byOffence) return [{ cell: {}, given }];
  const cells = given.flatMap((one) => [
    ...splitGiven(one, one.counted, byGroup, byOffence, 'counted'),
    ...splitGiven(one, one.incomplete, byGroup, byOffence, 'incomplete'),
  ]);
  if (cells.length === 0) return [{ cell: emptyCell(byGroup, byOffence), given: [] }];
  const dimensions = [...(byOffence ? (['offence'] as const) : []), ...byGroup];
  return [
    ...Map.groupBy(cells, ({ cell }) =>
      JSON.stringify(dimensions.map((dimension) => cell[dimension])),
    ).values(),
  ]
    .flatMap((alike) =>
      alike[0] ? [{ cell: alike[0].cell, given: merged(alike.map((one) => one.given)) }] : [],
    )
    .map(({ cell, given: inCell }) => ({ cell, given: inCell.map((one) => sharingIn(cell, one, byGroup)) }))
    .sort((left, right) => compareGroups(left.cell, right.cell, dimensions));
}

function splitGiven(
  one: Given,
  contributions: readonly Contribution[],
  byGroup: readonly GroupDimension[],
  byOffence: boolean,
  kind: 'counted' | 'incomplete',
): readonly { readonly cell: ReportGroup; readonly given: Given }[] {
  return contributions.flatMap((whole) =>
    brokenDown(whole, byGroup).map(({ cell, contribution }) => ({
      cell: byOffence ? { offence: contribution.offence, ...cell } : cell,
      given: { ...one, counted: [], incomplete: [], [kind]: [contribution] },
    })),
  );
}

/** With what was taken off this cell alone. */
function sharingIn(cell: ReportGroup, one: Given, byGroup: readonly GroupDimension[]): Given {
  if (!one.shared) return one;
  const takenOff = one.shared.takenOff
    .filter(({ contribution }) => cell.offence === undefined || cell.offence === contribution.offence)
    .flatMap(({ thing, contribution: whole }) =>
      brokenDown(whole, byGroup)
        .filter((part) => byGroup.every((dimension) => part.cell[dimension] === cell[dimension]))
        .map(({ contribution }) => ({ thing, contribution })),
    );
  return { ...one, shared: { ...one.shared, takenOff } };
}

/** One entry per operation again, so that an operation is counted once in each cell. */
function merged(given: readonly Given[]): readonly Given[] {
  return [...Map.groupBy(given, ({ operation }) => operation).values()].flatMap((ofOne) =>
    ofOne[0]
      ? [
          {
            ...ofOne[0],
            counted: ofOne.flatMap(({ counted }) => counted),
            incomplete: ofOne.flatMap(({ incomplete }) => incomplete),
          },
        ]
      : [],
  );
}

function emptyCell(byGroup: readonly GroupDimension[], byOffence: boolean): ReportGroup {
  const groups = Object.fromEntries(byGroup.map((dimension) => [dimension, NOT_BROKEN_DOWN]));
  return byOffence ? { offence: null, ...groups } : groups;
}
