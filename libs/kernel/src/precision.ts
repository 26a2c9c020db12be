/** How a figure was printed: 1,374 · at least 1,374 · over 1,374 · about 1,374 · nearly 1,374. */
export const PRECISIONS = ['exact', 'at-least', 'over', 'about', 'nearly'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The precision of a sum, by the precisions of its two summands: no sum is more precise than what is in it. */
const SUM: Readonly<Record<Precision, Readonly<Record<Precision, Precision>>>> = {
  exact: { exact: 'exact', 'at-least': 'at-least', over: 'over', about: 'about', nearly: 'nearly' },
  'at-least': { exact: 'at-least', 'at-least': 'at-least', over: 'over', about: 'about', nearly: 'about' },
  over: { exact: 'over', 'at-least': 'over', over: 'over', about: 'about', nearly: 'about' },
  about: { exact: 'about', 'at-least': 'about', over: 'about', about: 'about', nearly: 'about' },
  nearly: { exact: 'nearly', 'at-least': 'about', over: 'about', about: 'about', nearly: 'nearly' },
};

export function precisionOfSum(left: Precision, right: Precision): Precision {
  return SUM[left][right];
}
