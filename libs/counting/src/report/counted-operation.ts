import type { CountryCode, OverlapCertainty } from '@entente/kernel';
import type { IndicatorFigure } from '../operation-figures.js';

/** An operation as a report sees it: where it is filed, what it is nested in, and its figures. */
export interface CountedOperation {
  readonly id: string;
  readonly year: number | null;
  /** `2026-04`, null where no month is known. */
  readonly month: string | null;
  readonly countries: readonly CountryCode[];
  readonly nestedIn?: string;
  readonly mayOverlapWith: readonly { readonly id: string; readonly certainty: OverlapCertainty }[];
  readonly figures: readonly IndicatorFigure[];
}

/**
 * The operations that an operation is nested in, nearest first. A circle is cut above its smallest id, so that
 * one of its operations stays on top and its figures in the sum.
 */
export function umbrellasOf(
  operation: CountedOperation,
  operations: ReadonlyMap<string, CountedOperation>,
): readonly CountedOperation[] {
  const chain = [operation];
  let next = umbrellaOf(operation, operations);
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = umbrellaOf(next, operations);
  }
  return (next ? cutAboveTop(chain, next) : chain).slice(1);
}

function umbrellaOf(
  { nestedIn }: CountedOperation,
  operations: ReadonlyMap<string, CountedOperation>,
): CountedOperation | undefined {
  return nestedIn === undefined ? undefined : operations.get(nestedIn);
}

function cutAboveTop(
  chain: readonly CountedOperation[],
  closing: CountedOperation,
): readonly CountedOperation[] {
  const circle = chain.slice(chain.indexOf(closing));
  const top = circle.reduce((smallest, one) => (one.id < smallest.id ? one : smallest));
  return chain.slice(0, chain.indexOf(top) + 1);
}
