import { addAmounts } from '@entente/kernel';
import { addFigures, type Figure } from '../contribution.js';
import { groupId, groupKeys, refOf, type CountedResult } from '../counted-result.js';
import { surelyDiffer, surelyExceeds } from './certainty.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';
import { wholesOf, type Whole } from './wholes.js';

/** More shapes than this are not combined: nobody breaks one figure down in so many ways. */
const MOST_SHAPES = 6;

/** A part, or parts that cannot hold the same person twice, above their whole. */
export function partsAboveWhole(results: readonly CountedResult[]): readonly Finding[] {
  return wholesOf(results)
    .filter(({ whole }) => whole.partsComplete !== true)
    .flatMap(({ whole, parts }) =>
      exclusive(parts)
        .filter((together) => surelyExceeds(sumOf(together), whole))
        .map((together) => ({
          ...about('part-above-whole', whole, together),
          detail: `of ${inWords(whole)}, ${together.length > 1 ? 'parts of' : 'a part of'} ${inWords(sumOf(together))}`,
        })),
    );
}

/**
 * Parts that are declared to make their whole up, and do not. A whole may be broken down in several ways at once:
 * by sex and by age each of them adds up, by form and offence perhaps only both together.
 */
export function completePartsNotAddingUp(results: readonly CountedResult[]): readonly Finding[] {
  return wholesOf(results)
    .filter(({ whole }) => whole.partsComplete === true)
    .filter((broken) => !combinationsOf(shapesOf(broken)).some((sum) => !surelyDiffer(sum, broken.whole)))
    .map((broken) => ({
      ...about('complete-parts-do-not-add-up', broken.whole, broken.parts),
      detail: `${inWords(broken.whole)}, and parts declared complete that add up to ${sumsInWords(broken)}`,
    }));
}

/** Each part alone, and those together that name one offence and different groups of the same dimensions. */
function exclusive(parts: readonly CountedResult[]): readonly (readonly CountedResult[])[] {
  const grouped = parts.filter(({ group }) => groupKeys(group).length > 0);
  const alike = Map.groupBy(grouped, ({ offence, group }) => `${offence}/${groupKeys(group).join()}`);
  const several = [...alike.values()].filter(
    (set) => new Set(set.map(({ group }) => groupId(group))).size > 1,
  );
  return [...parts.map((part) => [part]), ...several];
}

/** Of all parts, unless some of them alone come nearer to the whole: then of each way in which it is broken down. */
function sumsInWords(broken: Whole): string {
  const [shapes, all] = [shapesOf(broken), sumOf(broken.parts)];
  const apart = ({ value }: Figure): number => Math.abs(addAmounts(value, -broken.whole.value));
  const nearest = combinationsOf(shapes).every((sum) => apart(sum) >= apart(all));
  return nearest ? inWords(all) : shapes.map(inWords).join(' and to ');
}

function shapesOf({ whole, parts }: Whole): readonly Figure[] {
  const shapes = Map.groupBy(parts, ({ scope, group }) =>
    [scope === whole.scope ? '' : scope, ...groupKeys(group)].join(),
  );
  return [...shapes.values()].map(sumOf);
}

/** The sums of all ways to take some of them. */
function combinationsOf(figures: readonly Figure[]): readonly Figure[] {
  return figures
    .slice(0, MOST_SHAPES)
    .reduce<readonly Figure[]>(
      (sums, figure) => [...sums, figure, ...sums.map((sum) => sumOf([sum, figure]))],
      [],
    );
}

function sumOf(figures: readonly Figure[]): Figure {
  return addFigures(figures) ?? { value: 0, precision: 'exact' };
}

function about(
  check: Finding['check'],
  whole: CountedResult,
  parts: readonly CountedResult[],
): Omit<Finding, 'detail'> {
  const { indicator, unit } = whole;
  return { check, indicator, unit, results: [whole, ...parts].map(refOf) };
}
