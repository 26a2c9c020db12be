import type { Precision } from '@entente/kernel';
import type { Figure } from '../contribution.js';

const WORDS: Readonly<Record<Precision, string>> = {
  exact: '',
  'at-least': 'at least ',
  over: 'over ',
  about: 'about ',
  nearly: 'nearly ',
};

export function inWords({ value, precision }: Figure): string {
  return `${WORDS[precision]}${value}`;
}
