import { addAmounts, type GroupDimension, type Offence, type Precision } from '@entente/kernel';
import type { Contribution, Part } from '../contribution.js';
import { groupKeys } from '../counted-result.js';

/** Where a value has no part for a dimension: the row that makes a table of parts add up to its total. */
export const NOT_BROKEN_DOWN = 'not-broken-down';

/** One contribution's value for one cell of a table. */
export interface CellValue {
  readonly cell: Readonly<Partial<Record<GroupDimension, string>>>;
  readonly contribution: Contribution;
}

/**
 * Splits a contribution over the asked dimensions by its parts, with the rest as not broken down, be it 0: it
 * carries the precision of a whole ("over 100") whose parts are exact. Parts are used only where one set of
 * them names every asked dimension and stays within the whole: otherwise sex and age, each adding up to all,
 * would be added to each other.
 */
export function brokenDown(
  contribution: Contribution,
  dimensions: readonly GroupDimension[],
): readonly CellValue[] {
  if (dimensions.length === 0) return [{ cell: {}, contribution }];
  const undivided = Object.fromEntries(dimensions.map((dimension) => [dimension, NOT_BROKEN_DOWN]));
  const parts = splittingParts(contribution, dimensions);
  if (parts.length === 0) return [{ cell: undivided, contribution }];

  const cells = parts.map((part) => ({
    cell: cellOf(part, dimensions),
    contribution: narrowed(contribution, part),
  }));
  const rest = addAmounts(contribution.value, -sumOf(parts));
  const remainder = { value: rest, precision: differencePrecision(contribution.precision, parts) };
  return [...cells, { cell: undivided, contribution: { ...contribution, ...remainder, parts: [] } }];
}

/** A contribution with whatever its parts carry along. */
type Divided<One extends Part> = Pick<Contribution, 'value' | 'offence'> & { readonly parts: readonly One[] };

/** The parts that split a contribution over the asked dimensions; none where they come to more than the whole. */
export function splittingParts<One extends Part>(
  contribution: Divided<One>,
  dimensions: readonly GroupDimension[],
): readonly One[] {
  const parts = fittingParts(contribution, dimensions);
  return sumOf(parts) > contribution.value ? [] : parts;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((total, { value }) => addAmounts(total, value), 0);
}

/** The parts of one shape that names every asked dimension: the whole's own offence first, then the coarsest. */
function fittingParts<One extends Part>(
  { parts, offence }: Divided<One>,
  dimensions: readonly GroupDimension[],
): readonly One[] {
  const fitting = parts.filter(({ group }) =>
    dimensions.every((dimension) => group[dimension] !== undefined),
  );
  const byShape = Map.groupBy(fitting, (part) => shapeOf(part, offence));
  const [best] = [...byShape.entries()].sort(([left], [right]) => (left < right ? -1 : 1));
  return best?.[1] ?? [];
}

/** Sorts as text in the order in which shapes are preferred. */
function shapeOf({ group, offence }: Part, ofWhole: Offence): string {
  const keys = groupKeys(group);
  return [offence === ofWhole ? 0 : 1, keys.length, keys.join(), offence].join('/');
}

function cellOf({ group }: Part, dimensions: readonly GroupDimension[]): CellValue['cell'] {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, group[dimension]]));
}

function narrowed(contribution: Contribution, { value, precision }: Part): Contribution {
  return { ...contribution, value, precision, parts: [] };
}

/** What is left after exact parts is as precise as the whole; otherwise it is only about right. */
function differencePrecision(whole: Precision, parts: readonly Part[]): Precision {
  return parts.every(({ precision }) => precision === 'exact') ? whole : 'about';
}
