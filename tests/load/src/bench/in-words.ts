import type { Spread } from './spread.js';

/** The median, with the smallest and the largest round in brackets. */
export function spreadInWords({ median, min, max }: Spread): string {
  return `${figureInWords(median)} (${figureInWords(min)}–${figureInWords(max)})`;
}

/** Three figures that count. */
export function figureInWords(value: number): string {
  return value >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
