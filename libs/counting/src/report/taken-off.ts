import { addAmounts, type Precision } from '@entente/kernel';
import { addFigures, type Contribution, type Part } from '../contribution.js';

/** A part of one contribution of a list, the one at `within`. */
export interface TakenOff {
  readonly within: number;
  /** It is none of the results that are summed up, and inside of them: what is left cannot be broken down. */
  readonly inside?: true;
  readonly contribution: Contribution;
}

/** The contributions without what is counted elsewhere. Never below nothing. */
export function takenOff<One extends Contribution>(
  contributions: readonly One[],
  taken: readonly TakenOff[],
): readonly One[] {
  return contributions.map((contribution, index) =>
    less(
      contribution,
      taken.filter(({ within }) => within === index),
    ),
  );
}

/** "At least" and "over" leave what nobody knows. */
const OPEN_ABOVE: readonly Precision[] = ['at-least', 'over'];

/** Where nothing but the shared is in it, exactly nothing is left; otherwise only exact values leave an exact one. */
function less<One extends Contribution>(whole: One, taken: readonly TakenOff[]): One {
  const shared = taken.map(({ contribution }) => contribution);
  const sum = addFigures(shared);
  if (!sum) return whole;
  const value = Math.max(0, addAmounts(whole.value, -sum.value));
  const alike = whole.precision === sum.precision;
  const exact = alike && (sum.precision === 'exact' || (value === 0 && !OPEN_ABOVE.includes(sum.precision)));
  const divisible = taken.every(({ inside }) => inside === undefined);
  const parts = divisible ? allParts(shared).reduce(without, allParts([whole])) : [];
  return { ...whole, value, precision: exact ? 'exact' : 'about', parts };
}

function allParts(contributions: readonly Contribution[]): Contribution['parts'] {
  return contributions.flatMap(({ parts }) => parts);
}

function without(parts: Contribution['parts'], part: Part): Contribution['parts'] {
  const same = parts.findIndex(
    (one) => one.value === part.value && JSON.stringify(one) === JSON.stringify(part),
  );
  return same < 0 ? parts : parts.filter((_, index) => index !== same);
}
