import { OFFENCES, type Offence } from '@entente/kernel';
import { addFigures, type TracedContribution, type TracedPart } from './contribution.js';
import { partOf } from './parts.js';
import { groupId, groupKeys, isGrouped, type CountedResult, type ResultRef } from './counted-result.js';

/**
 * What one reporter's countable results for one indicator and unit come to, by offence. The offence `any`
 * contains the named ones: where it is given, they are parts of it and do not appear beside it.
 */
export function reporterFigure(
  results: readonly CountedResult[],
  partsOf: (whole: CountedResult) => readonly TracedPart[],
): readonly TracedContribution[] {
  const contributions = OFFENCES.flatMap((offence) => {
    const figure = figureFor(
      offence,
      results.filter((result) => result.offence === offence),
      partsOf,
    );
    return figure ? [figure] : [];
  });
  const any = contributions.find(({ offence }) => offence === 'any');
  if (!any) return contributions;
  const named = contributions.filter((contribution) => contribution !== any).map(asPart);
  return [{ ...any, parts: [...any.parts, ...named] }];
}

/** The ungrouped value; without one, the sum of a set of grouped values that is declared complete. */
function figureFor(
  offence: Offence,
  results: readonly CountedResult[],
  partsOf: (whole: CountedResult) => readonly TracedPart[],
): TracedContribution | undefined {
  const grouped = stand(results.filter(isGrouped));
  const ungrouped = stand(results.filter((result) => !isGrouped(result)));
  const whole = ungrouped.length > 0 ? ungrouped : isCompleteSet(grouped) ? grouped : [];
  const sum = addFigures(whole);
  return (
    sum && {
      ...{ value: sum.value, precision: sum.precision },
      offence,
      provisional: whole.some(({ provisional }) => provisional),
      restsOn: whole.map(refOf),
      parts: [...grouped.map(partOf), ...whole.flatMap(partsOf)],
    }
  );
}

/**
 * The results that stand: of running totals of one group only the newest. Where a reporter mixes both ways of
 * counting, its running total stands alone, since nobody can tell which increments it already contains.
 */
function stand(results: readonly CountedResult[]): readonly CountedResult[] {
  return [...Map.groupBy(results, ({ group }) => groupId(group)).values()].flatMap((alike) => {
    const [newest] = alike.filter(({ counting }) => counting === 'running-total').sort(newestFirst);
    return newest ? [newest] : alike;
  });
}

function newestFirst(left: CountedResult, right: CountedResult): number {
  return (
    compare(right.statedAt, left.statedAt) ||
    compare(right.loggedAt, left.loggedAt) ||
    compare(right.id, left.id)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Grouped values make up a figure only where each says so and all are broken down alike. */
function isCompleteSet(grouped: readonly CountedResult[]): boolean {
  const shapes = new Set(grouped.map(({ group }) => groupKeys(group).join()));
  return shapes.size === 1 && grouped.every(({ partsComplete }) => partsComplete === true);
}

function asPart({ value, precision, offence, restsOn }: TracedContribution): TracedPart {
  return { value, precision, offence, group: {}, restsOn };
}

function refOf({ id, version }: CountedResult): ResultRef {
  return { id, version };
}
