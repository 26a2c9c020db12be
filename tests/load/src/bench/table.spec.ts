import { describe, expect, it } from '@jest/globals';
import type { Measurement } from './measurement.js';
import { line, table } from './table.js';

const spread = (median: number) => ({ median, min: median / 2, max: median * 2 });
const throughput: Measurement = {
  ...{ what: 'throughput', unit: 'requests/s', goal: { atLeast: 0.85 } },
  ...{ entente: spread(1_234.5), peer: spread(1_400), ratio: { median: 0.88178, min: 0.8, max: 1 } },
};
const latency: Measurement = { ...throughput, what: 'p99', unit: 'ms', goal: { atMost: 0.5 } };

describe('the table of a run', () => {
  it('names a path once, with every figure of it, its goal, and whether it is met', () => {
    const rows = [{ name: 'commands', path: 'command', peer: 'bare', measurements: [throughput, latency] }];
    expect(table(rows).split('\n')).toEqual([
      '| path | figure | Entente | bare peer | ratio | goal | met |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| command | throughput | 1235 (617–2469) requests/s | 1400 (700–2800) requests/s | 0.882 (0.8–1) | ≥ 0.85 | yes |',
      '|  | p99 | 1235 (617–2469) ms | 1400 (700–2800) ms | 0.882 (0.8–1) | ≤ 0.5 | no |',
    ]);
  });

  it('says one figure on a line', () => {
    expect(line(latency)).toBe(
      'p99: 1235 (617–2469) ms beside 1400 (700–2800) ms; ratio 0.882 (0.8–1), goal ≤ 0.5: missed',
    );
  });
});
