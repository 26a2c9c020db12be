import type { Measurement } from './measurement.js';
import { spreadOf } from './spread.js';

/** A figure that is held against a bound, not a peer: the ratio is of the bound. */
export function bounded(
  about: Pick<Measurement, 'what' | 'unit'>,
  values: readonly number[],
  most: number,
): Measurement {
  return {
    ...about,
    ...{ goal: { atMost: 1 }, rounds: values.length },
    entente: spreadOf(values),
    peer: spreadOf([most]),
    ratio: spreadOf(values.map((value) => value / most)),
  };
}
