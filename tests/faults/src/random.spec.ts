import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

const draws = (random: Random): number[] => Array.from({ length: 50 }, () => random.between(0, 9));

describe('Random', () => {
  it('gives the same schedule for the same seed and purpose', () => {
    expect(draws(Random.of(7, 'kafka-killed'))).toEqual(draws(Random.of(7, 'kafka-killed')));
  });

  it('gives others for another seed or purpose', () => {
    const one = draws(Random.of(7, 'kafka-killed'));
    expect(draws(Random.of(8, 'kafka-killed'))).not.toEqual(one);
    expect(draws(Random.of(7, 'kafka-away'))).not.toEqual(one);
  });

  it('reaches both bounds and nothing beyond', () => {
    expect(new Set(Array.from({ length: 30 }).flatMap((_, seed) => draws(new Random(seed))))).toEqual(
      new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    );
  });
});
