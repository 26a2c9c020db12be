import { describe, expect, it } from '@jest/globals';
import { entryOf } from './entry.js';
import { measured } from './measurement.js';

const row = { name: 'commands', path: 'command: HTTP to commit', peer: 'a bare process' };
const circumstances = {
  ...{ rounds: 7, server: 'MongoDB 8.0; Kafka 4.1.0', machine: '2 cores', quick: false },
  measuredOn: '2026-11-23T04:00:00.000Z',
};
const throughput = (...pairs: readonly (readonly [number, number])[]) =>
  measured(
    pairs.map(([entente, peer]) => ({ entente, peer })),
    { what: 'throughput', unit: 'requests/s', goal: { atLeast: 0.85 }, of: (rate) => rate },
  );

describe('what is handed out of a measurement', () => {
  it('stands by itself: path, peer, figures, goal and circumstances', () => {
    expect(entryOf(row, throughput([90, 100], [80, 100], [70, 100]), circumstances)).toEqual({
      ...{ path: 'commands', title: 'command: HTTP to commit', peer: 'a bare process' },
      ...{ figure: 'throughput', unit: 'requests/s', goal: '≥ 0.85', met: false },
      ...{ ratio: 0.8, min: 0.7, max: 0.9 },
      entente: { median: 80, min: 70, max: 90 },
      bare: { median: 100, min: 100, max: 100 },
      ...circumstances,
      rounds: 3,
    });
  });

  it('has the rounds of the run where a measurement does not say its own', () => {
    const { rounds: _rounds, ...rest } = throughput([90, 100]);
    expect(entryOf(row, rest, circumstances).rounds).toBe(7);
  });

  it('has a ratio', () => {
    expect(() => entryOf(row, throughput([90, 100], [90, 0]), circumstances)).toThrow(
      'commands: throughput has no ratio',
    );
  });
});
