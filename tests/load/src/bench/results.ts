import type { Measurement } from './measurement.js';

/** One run: where, on what, and every row that was measured. */
export interface Results {
  readonly measuredOn: string;
  readonly quick: boolean;
  readonly machine: readonly string[];
  readonly rows: readonly RowResult[];
}

export interface RowResult {
  readonly name: string;
  readonly path: string;
  readonly peer: string;
  readonly measurements: readonly Measurement[];
}
