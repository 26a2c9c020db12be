import { describe, expect, it } from '@jest/globals';
import { positionOf, positionText, type Position } from './position.js';

const [older, newer] = ['2026-04-01T00:00:00.000Z', '2026-04-27T09:00:00.000Z'];

describe('a position as text', () => {
  const inOrder: readonly Position[] = [
    { next: 9n },
    { next: 10n },
    { log: older, next: 2n },
    { log: older, next: 9_007_199_254_740_993n },
    { log: newer, next: 0n },
    { log: newer, next: 11n },
  ];

  it('sorts as positions follow each other', () => {
    const texts = inOrder.map(positionText);
    expect(texts.toSorted()).toEqual(texts);
  });

  it('is read again as it was', () => {
    expect(inOrder.map((position) => positionOf(positionText(position)))).toEqual(inOrder);
  });
});
