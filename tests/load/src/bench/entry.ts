import { goalInWords } from './goal.js';
import { isMet, type Measurement } from './measurement.js';
import type { Row } from './row.js';
import type { Spread } from './spread.js';

/** One measurement as it is handed out. */
export interface Entry {
  /** The row's name, which `--only` takes. */
  readonly path: string;
  /** What is measured, in words. */
  readonly title: string;
  readonly peer: string;
  readonly figure: string;
  readonly unit: string;
  /** As in `≥ 0.85`; null where the figure only states how it is, as `met` then is. */
  readonly goal: string | null;
  /** Of Entente to its peer: the median of the rounds, the smallest and the largest. */
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  readonly met: boolean | null;
  readonly entente: Spread;
  readonly bare: Spread;
  /** Kind and version of database and Kafka. */
  readonly server: string;
  readonly machine: string;
  /** At reduced size: for a look only. */
  readonly quick: boolean;
  /** An instant. */
  readonly measuredOn: string;
}

export type Circumstances = Pick<Entry, 'rounds' | 'server' | 'machine' | 'quick' | 'measuredOn'>;

/** @throws where a ratio is no number, so that nothing can be said of it */
export function entryOf(
  { name, path, peer }: Pick<Row, 'name' | 'path' | 'peer'>,
  measurement: Measurement,
  circumstances: Circumstances,
): Entry {
  const { what, unit, goal, entente, peer: bare, ratio } = measurement;
  if (![ratio.min, ratio.max].every(Number.isFinite)) throw new Error(`${name}: ${what} has no ratio.`);
  return {
    ...{ path: name, title: path, peer, figure: what, unit, goal: goal ? goalInWords(goal) : null },
    ...{ ratio: ratio.median, min: ratio.min, max: ratio.max },
    ...circumstances,
    rounds: measurement.rounds ?? circumstances.rounds,
    ...{ met: isMet(measurement) ?? null, entente, bare },
  };
}
