import { describe, expect, it } from '@jest/globals';
import { Beat, Stuck } from './beat.js';

describe('Beat', () => {
  it('is stuck after twelve seconds without a sign, and well again with the next', () => {
    let clockMs = 0;
    const beat = new Beat('the relay', () => clockMs);
    clockMs = 11_999;
    expect(() => beat.check()).not.toThrow();
    clockMs = 12_000;
    expect(() => beat.check()).toThrow(new Stuck('the relay', 12_000));
    beat.now();
    expect(beat.isStill).toBe(false);
  });
});
