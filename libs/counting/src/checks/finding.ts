import type { ResultRef } from '../counted-result.js';

export const CHECKS = [
  'part-above-whole',
  'complete-parts-do-not-add-up',
  'minors-above-victims',
  'shares-above-stated',
  'stated-before-last-share',
  'difference-equals-part',
  'running-total-fell',
  'ways-of-counting-mixed',
  'unlike-units',
  'unlike-precision',
  'confirmed-as-one-differs',
] as const;
export type Check = (typeof CHECKS)[number];

/** Figures that do not go together. It is told to people and forbids nothing. */
export interface Finding {
  readonly check: Check;
  readonly indicator: string;
  /** Absent where the units themselves are what does not go together. */
  readonly unit?: string;
  readonly results: readonly ResultRef[];
  /** The figures and how they differ, in a sentence. */
  readonly detail: string;
}
