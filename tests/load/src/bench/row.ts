import type { Stage } from '../stage/stage.js';
import type { Measurement } from './measurement.js';

/** How much of everything: in full, or at reduced size with `--quick`. */
export interface Scale {
  readonly quick: boolean;
  readonly rounds: number;
  readonly roundSeconds: number;
}

export const FULL: Scale = { quick: false, rounds: 7, roundSeconds: 5 };
export const QUICK: Scale = { quick: true, rounds: 1, roundSeconds: 1 };

/** One hot path of the product beside a bare peer that does the same work. */
export interface Row {
  readonly name: string;
  /** The path as the table says it. */
  readonly path: string;
  /** What it is held against. */
  readonly peer: string;
  run(stage: Stage, scale: Scale): Promise<readonly Measurement[]>;
}
