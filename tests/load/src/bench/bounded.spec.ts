import { describe, expect, it } from '@jest/globals';
import { bounded } from './bounded.js';
import { isMet } from './measurement.js';

describe('a bound', () => {
  const latency = { what: 'p50', unit: 'ms' };

  it('stands in the place of a peer', () => {
    expect(bounded(latency, [50, 200, 100], 200)).toMatchObject({
      entente: { median: 100, min: 50, max: 200 },
      peer: { median: 200, min: 200, max: 200 },
      ratio: { median: 0.5, min: 0.25, max: 1 },
    });
  });

  it('is met up to itself', () => {
    expect([200, 201].map((value) => isMet(bounded(latency, [value], 200)))).toEqual([true, false]);
  });
});
