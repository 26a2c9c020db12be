import type { Precision } from '@entente/kernel';
import { MalformedRow } from './row.js';

const PRECISIONS: Readonly<Record<string, Precision>> = {
  exact: 'exact',
  at_least: 'at-least',
  over: 'over',
  approx: 'about',
  nearly: 'nearly',
};

/** @throws MalformedRow where the qualifier is none of the codes that files use. */
export function precisionOf(qualifier: string | undefined): Precision {
  const precision = coded(qualifier);
  if (precision) return precision;
  throw new MalformedRow(`has the unknown qualifier "${qualifier}"`);
}

const IN_WORDS: readonly (readonly [RegExp, Precision])[] = [
  [/^(?:plus d|over |more than )/i, 'over'],
  [/^(?:au moins|at least)/i, 'at-least'],
  [/^(?:près d|nearly |almost )/i, 'nearly'],
];

/** A qualifier may be a code or the source's own words: these never say that a figure is exact. */
export function precisionInWords(qualifier: string | undefined): Precision {
  return coded(qualifier) ?? IN_WORDS.find(([words]) => words.test(qualifier?.trim() ?? ''))?.[1] ?? 'about';
}

export function isPrecisionCode(qualifier: string): boolean {
  return Object.hasOwn(PRECISIONS, qualifier);
}

function coded(qualifier: string | undefined): Precision | undefined {
  if (qualifier === undefined) return 'exact';
  return Object.hasOwn(PRECISIONS, qualifier) ? PRECISIONS[qualifier] : undefined;
}
