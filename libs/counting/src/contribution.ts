import { addAmounts, precisionOfSum, type Group, type Offence, type Precision } from '@entente/kernel';
import type { ResultRef } from './counted-result.js';

/** A value with what must be known to print it. Unit: the indicator's. */
export interface Figure {
  readonly value: number;
  readonly precision: Precision;
}

/** An "of which": inside a contribution, never beside it. */
export interface Part extends Figure {
  readonly group: Group;
  readonly offence: Offence;
  readonly label?: string;
}

/** What one reporter, or the lead for the whole, gives to a figure, for one offence. */
export interface Contribution extends Figure {
  readonly offence: Offence;
  /** Whether a result it rests on is not confirmed yet. */
  readonly provisional: boolean;
  readonly parts: readonly Part[];
}

/** A part with the versions that it rests on. */
export interface TracedPart extends Part {
  readonly restsOn: readonly ResultRef[];
}

/** A contribution with the versions that it and its parts rest on: as many as there are results. */
export interface TracedContribution extends Contribution {
  readonly restsOn: readonly ResultRef[];
  readonly parts: readonly TracedPart[];
}

export function untraced({ restsOn: _restsOn, parts, ...contribution }: TracedContribution): Contribution {
  return { ...contribution, parts: parts.map(({ restsOn: _restsOnToo, ...part }) => part) };
}

export type OffenceLabel = Offence | 'mixed';

export interface Total extends Figure {
  readonly offence: OffenceLabel;
  readonly provisional: boolean;
}

/** The sum with the precision of its weakest summand, by the kernel's table; `undefined` for nothing to add. */
export function addFigures(figures: readonly Figure[]): Figure | undefined {
  return figures.length === 0
    ? undefined
    : figures.reduce((sum, figure) => ({
        value: addAmounts(sum.value, figure.value),
        precision: precisionOfSum(sum.precision, figure.precision),
      }));
}

/** Contributions for one offence as one. */
export function addContributions(
  contributions: readonly TracedContribution[],
): TracedContribution | undefined {
  const [sum, [first]] = [addFigures(contributions), contributions];
  if (!sum || !first) return undefined;
  return {
    ...{ value: sum.value, precision: sum.precision, offence: first.offence },
    provisional: contributions.some(({ provisional }) => provisional),
    restsOn: contributions.flatMap(({ restsOn }) => restsOn),
    parts: contributions.flatMap(({ parts }) => parts),
  };
}

/** The sum of contributions. Different offences may be added, and the sum says so: `mixed`. */
export function totalOf(contributions: readonly Contribution[]): Total | undefined {
  const sum = addFigures(contributions);
  const [first] = contributions;
  if (!sum || !first) return undefined;
  const alike = contributions.every(({ offence }) => offence === first.offence);
  return {
    value: sum.value,
    precision: sum.precision,
    offence: alike ? first.offence : 'mixed',
    provisional: contributions.some(({ provisional }) => provisional),
  };
}
