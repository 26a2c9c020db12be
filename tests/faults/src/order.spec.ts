import { describe, expect, it } from '@jest/globals';
import { turned } from './order.js';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

describe('turned', () => {
  it('leaves the first ones where they are and nothing out', () => {
    for (const seed of SEEDS) {
      const order = turned(['a', 'b', 'c', 'd', 'e'], 2, seed);
      expect(order.slice(0, 2)).toEqual(['a', 'b']);
      expect(order.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    }
  });

  it('brings each of the others to the front with some seed, and the same with the same seed', () => {
    const thirds = SEEDS.map((seed) => turned(['a', 'b', 'c', 'd', 'e'], 2, seed)[2]);
    expect(new Set(thirds)).toEqual(new Set(['c', 'd', 'e']));
    expect(SEEDS.map((seed) => turned(['a', 'b', 'c', 'd', 'e'], 2, seed)[2])).toEqual(thirds);
  });

  it('has nothing to turn where there are no more', () => {
    expect(turned(['a'], 2, 5)).toEqual(['a']);
  });
});
