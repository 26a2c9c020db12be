import type { TracedContribution, TracedPart } from './contribution.js';
import { byId, newestLast, type CountedResult } from './counted-result.js';
import { reporterFigure } from './reporter-figure.js';
import { replacedIn, seriesOf } from './series.js';
import { takenOff } from './report/taken-off.js';
import { contributionOf } from './shared-results.js';
import { isOneWithAnother, type Things } from './stepping-back.js';

/** A result that a contribution holds: one that it is the sum of, or one inside of these. */
export interface Held {
  readonly result: CountedResult;
  readonly inside: boolean;
}

/** A contribution with the results that it holds. */
export interface HoldingContribution {
  readonly contribution: TracedContribution;
  readonly held: readonly Held[];
}

/** What one reporter gives, with all that is in it; one contribution for an offence. */
export interface ReporterHolding {
  readonly results: readonly CountedResult[];
  readonly holding: readonly HoldingContribution[];
}

/** What a sum or a row shows of the results that are one and the same. */
export interface Shown {
  readonly takes: (id: string) => boolean;
  readonly hasThing: (id: string) => boolean;
}

/** `known`: every result that a contribution may hold. */
export function holdingIn(
  contributions: readonly TracedContribution[],
  results: readonly CountedResult[],
  known: ReadonlyMap<string, CountedResult>,
): readonly HoldingContribution[] {
  const replaced = seriesOf(results).flatMap(replacedIn);
  return contributions.map((contribution) => {
    const summed = new Set(contribution.restsOn.map(({ id }) => id));
    const shown = new Set(contribution.parts.flatMap(({ restsOn }) => restsOn.map(({ id }) => id)));
    const older = replaced.flatMap(([id, newest]) => (summed.has(newest) || shown.has(newest) ? [id] : []));
    const held = [...new Set([...summed, ...shown, ...older])].flatMap((id): readonly Held[] => {
      const result = known.get(id);
      return result ? [{ result, inside: !summed.has(id) }] : [];
    });
    return { contribution, held };
  });
}

/**
 * What a sum or a row takes of a reporter's figure. What it shows elsewhere is left out; where that is inside of what it
 * takes, its value is taken off.
 */
export function countedOnce(
  { results, holding }: ReporterHolding,
  partsOf: (whole: CountedResult) => readonly TracedPart[],
  things: Things,
  shown: Shown,
): readonly HoldingContribution[] {
  const figure = reporterFigure(results, partsOf, ({ id }) => shown.takes(id));
  return figure.flatMap((contribution) => {
    const all = holding.find((one) => one.contribution.offence === contribution.offence)?.held ?? [];
    const taken = shownElsewhere(all, things, shown).map((result) => ({
      ...{ within: 0, inside: true as const },
      contribution: contributionOf(result, partsOf),
    }));
    const held = all.filter(({ result, inside }) => inside || shown.takes(result.id));
    return takenOff([contribution], taken).map((rest) => ({ contribution: rest, held }));
  });
}

/**
 * Of several that are one and the same, the one that a row shows or that is taken off: what counts before what steps
 * back, what is summed before what is inside, the report that replaced the others before these.
 */
export function byTurn(things: Things): (left: Held, right: Held) => number {
  const rank = ({ result: { id }, inside }: Held): number => {
    const stepsBack = things.stepping.has(id) ? 2 : 4;
    return (isOneWithAnother(id, things) ? stepsBack : 0) + (inside ? 1 : 0);
  };
  const replaced = ({ result: { id } }: Held): number => (things.newest(id) === id ? 0 : 1);
  return (left, right) =>
    rank(left) - rank(right) ||
    replaced(left) - replaced(right) ||
    (left.inside ? newestLast(right.result, left.result) : byId(left.result, right.result));
}

/** Of one thing one: older reports of it are in the newest. */
function shownElsewhere(
  held: readonly Held[],
  things: Things,
  { takes, hasThing }: Shown,
): readonly CountedResult[] {
  return [...Map.groupBy(held, ({ result }) => things.of(result.id))].flatMap(([thing, same]) => {
    if (!hasThing(thing) || same.some(({ result, inside }) => !inside || takes(result.id))) return [];
    return same
      .toSorted(byTurn(things))
      .slice(0, 1)
      .map(({ result }) => result);
  });
}
