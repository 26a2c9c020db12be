import { describe, expect, it } from '@jest/globals';
import { logAxis } from './log-axis.js';

describe('a logarithmic axis', () => {
  it('reaches from a half to twice at least, with the ticks that belong between', () => {
    const { ticks, place } = logAxis([0.9]);
    expect(ticks).toEqual([0.5, 1, 2]);
    expect(place(1)).toBeCloseTo(0.5);
    expect(place(2) - place(1)).toBeCloseTo(place(1) - place(0.5));
  });

  it('has powers of ten alone where it is long', () => {
    expect(logAxis([0.02, 400]).ticks).toEqual([0.1, 1, 10, 100]);
  });

  it('puts on its edge what it cannot show', () => {
    const { place } = logAxis([0.9]);
    expect([place(0), place(1_000)]).toEqual([0, 1]);
  });
});
