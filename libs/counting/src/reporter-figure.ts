import { OFFENCES, type Offence } from '@entente/kernel';
import { addFigures, type TracedContribution, type TracedPart } from './contribution.js';
import { partOf } from './parts.js';
import { groupId, groupKeys, isGrouped, newestLast, refOf, type CountedResult } from './counted-result.js';

/** What a figure takes of the results that make it. */
export type Takes = (result: CountedResult) => boolean;

/**
 * What one reporter's countable results for one indicator and unit come to, by offence. The offence `any`
 * contains the named ones: where it is given, they are parts of it and do not appear beside it.
 *
 * With `takes`, only those of the results that make the figure are summed: what it leaves out brings nothing else to
 * the fore, neither an older report nor a set of parts.
 */
export function reporterFigure(
  results: readonly CountedResult[],
  partsOf: (whole: CountedResult) => readonly TracedPart[],
  takes: Takes = () => true,
): readonly TracedContribution[] {
  const made = OFFENCES.flatMap(
    (offence) =>
      makingFor(
        offence,
        results.filter((result) => result.offence === offence),
      ) ?? [],
  );
  const summed = (one: Making): readonly TracedContribution[] => summedUp(one, partsOf, takes);
  const any = made.find(({ offence }) => offence === 'any');
  if (!any) return made.flatMap(summed);
  const named = made.filter((one) => one !== any).flatMap(summed);
  return summed(any).map((whole) => ({ ...whole, parts: [...whole.parts, ...named.map(asPart)] }));
}

/** The results that make the figure for one offence, and those that are grouped: parts of it, or all of it. */
interface Making {
  readonly offence: Offence;
  readonly whole: readonly CountedResult[];
  readonly grouped: readonly CountedResult[];
}

/** The ungrouped value; without one, a set of grouped values that is declared complete. */
function makingFor(offence: Offence, results: readonly CountedResult[]): Making | undefined {
  const grouped = standingTotals(results.filter(isGrouped));
  const ungrouped = standingTotals(results.filter((result) => !isGrouped(result)));
  const whole = ungrouped.length > 0 ? ungrouped : isCompleteSet(grouped) ? grouped : [];
  return whole.length > 0 ? { offence, whole, grouped } : undefined;
}

function summedUp(
  { offence, whole, grouped }: Making,
  partsOf: (whole: CountedResult) => readonly TracedPart[],
  takes: Takes,
): readonly TracedContribution[] {
  const taken = whole.filter(takes);
  const sum = addFigures(taken);
  if (!sum) return [];
  return [
    {
      ...{ value: sum.value, precision: sum.precision },
      offence,
      provisional: taken.some(({ provisional }) => provisional),
      restsOn: taken.map(refOf),
      parts: [...grouped.filter(takes).map(partOf), ...taken.flatMap(partsOf)],
    },
  ];
}

/**
 * The results that stand: of running totals of one group only the newest. Where a reporter mixes both ways of
 * counting, its running total stands alone, since nobody can tell which increments it already contains.
 */
export function standingTotals(results: readonly CountedResult[]): readonly CountedResult[] {
  return [...Map.groupBy(results, ({ group }) => groupId(group)).values()].flatMap((alike) => {
    const newest = alike
      .filter(({ counting }) => counting === 'running-total')
      .sort(newestLast)
      .at(-1);
    return newest ? [newest] : alike;
  });
}

/** Grouped values make up a figure only where each says so and all are broken down alike. */
function isCompleteSet(grouped: readonly CountedResult[]): boolean {
  const shapes = new Set(grouped.map(({ group }) => groupKeys(group).join()));
  return shapes.size === 1 && grouped.every(({ partsComplete }) => partsComplete === true);
}

function asPart({ value, precision, offence, restsOn }: TracedContribution): TracedPart {
  return { value, precision, offence, group: {}, restsOn };
}
