import type { Precision } from '@entente/kernel';
import type { Figure } from '../contribution.js';

/** What a figure may mean at least: "about" and "nearly" name no amount that is certainly reached. */
const LEAST: Readonly<Record<Precision, (value: number) => number>> = {
  exact: (value) => value,
  'at-least': (value) => value,
  over: (value) => value,
  about: () => 0,
  nearly: () => 0,
};
const MOST: Readonly<Record<Precision, (value: number) => number>> = {
  exact: (value) => value,
  'at-least': () => Infinity,
  over: () => Infinity,
  about: () => Infinity,
  nearly: (value) => value,
};

/** Whether one figure is larger than another whatever their words of precision mean. */
export function surelyExceeds(one: Figure, other: Figure): boolean {
  return LEAST[one.precision](one.value) > MOST[other.precision](other.value);
}

export function surelyDiffer(one: Figure, other: Figure): boolean {
  return surelyExceeds(one, other) || surelyExceeds(other, one);
}
