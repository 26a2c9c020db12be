import { describe, expect, it } from '@jest/globals';
import { quantile, spreadOf } from './spread.js';

describe('the spread of several rounds', () => {
  it('has the value in the middle, or the mean of the two', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
    expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7 });
  });

  it('is of something', () => {
    expect(() => spreadOf([])).toThrow('No round');
  });

  it('has its 99th percentile near the largest', () => {
    const latencies = Array.from({ length: 101 }, (_, index) => index);
    expect(quantile(latencies, 0.99)).toBe(99);
    expect(quantile([5], 0.99)).toBe(5);
  });
});
