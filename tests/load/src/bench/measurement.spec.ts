import { describe, expect, it } from '@jest/globals';
import { isMet, measured } from './measurement.js';

const pair = (entente: number, peer: number) => ({ entente: { rate: entente }, peer: { rate: peer } });

describe('a measurement', () => {
  it('takes the ratio within each round, since rounds differ more than the two sides do', () => {
    const { entente, peer, ratio } = measured([pair(90, 100), pair(18, 20), pair(45, 50)], {
      ...{ what: 'throughput', unit: 'requests/s', goal: { atLeast: 0.85 } },
      of: ({ rate }) => rate,
    });
    expect([entente.median, peer.median]).toEqual([45, 50]);
    expect(ratio).toEqual({ median: 0.9, min: 0.9, max: 0.9 });
  });

  it.each([
    [{ atLeast: 0.85 }, 0.85, true],
    [{ atLeast: 0.85 }, 0.84, false],
    [{ atMost: 1.25 }, 1.25, true],
    [{ atMost: 1.25 }, 1.26, false],
  ])('with goal %j and median %d meets it: %s', (goal, median, met) => {
    expect(isMet({ goal, ratio: { median, min: 0, max: 9 } })).toBe(met);
  });

  it('without a goal neither meets nor misses it', () => {
    const stated = measured([pair(1, 2)], { what: 'rate', unit: 'events/s', of: ({ rate }) => rate });
    expect(stated).not.toHaveProperty('goal');
    expect(isMet(stated)).toBeUndefined();
  });
});
