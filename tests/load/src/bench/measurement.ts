import type { Goal } from './goal.js';
import { spreadOf, type Spread } from './spread.js';

/** One figure of one path, ours and the bare peer's, and the ratio within each round. */
export interface Measurement {
  readonly what: string;
  readonly unit: string;
  readonly entente: Spread;
  readonly peer: Spread;
  readonly ratio: Spread;
  /** Without one, the figure only states how it is. */
  readonly goal?: Goal;
  /** Those of the run unless said otherwise. */
  readonly rounds?: number;
}

/** What one round gave on both sides. */
export interface Pair<Figures> {
  readonly entente: Figures;
  readonly peer: Figures;
}

export function measured<Figures>(
  pairs: readonly Pair<Figures>[],
  {
    what,
    unit,
    goal,
    of,
  }: Pick<Measurement, 'what' | 'unit' | 'goal'> & { readonly of: (figures: Figures) => number },
): Measurement {
  return {
    ...{ what, unit, ...(goal && { goal }), rounds: pairs.length },
    entente: spreadOf(pairs.map(({ entente }) => of(entente))),
    peer: spreadOf(pairs.map(({ peer }) => of(peer))),
    ratio: spreadOf(pairs.map(({ entente, peer }) => of(entente) / of(peer))),
  };
}

/** The median decides; the other rounds are shown. Undefined of a figure without a goal. */
export function isMet({ ratio, goal }: Pick<Measurement, 'ratio' | 'goal'>): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atLeast' in goal ? ratio.median >= goal.atLeast : ratio.median <= goal.atMost;
}
