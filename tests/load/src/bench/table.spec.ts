import { describe, expect, it } from '@jest/globals';
import { p99, throughput } from './entry.spec-support.js';
import { line, table } from './table.js';

describe('the table of a run', () => {
  it('names a path once, with every figure of it, its goal, and whether it is met', () => {
    expect(table([throughput, p99]).split('\n')).toEqual([
      '| path       | figure     | Entente                    | bare peer                  | ratio         | goal   | met |',
      '| ---------- | ---------- | -------------------------- | -------------------------- | ------------- | ------ | --- |',
      '| `commands` | throughput | 1235 (617–2469) requests/s | 1400 (700–2800) requests/s | 0.882 (0.8–1) | ≥ 0.85 | yes |',
      '|            | p99        | 1235 (617–2469) ms         | 1400 (700–2800) ms         | 0.882 (0.8–1) | ≤ 0.5  | no  |',
    ]);
  });

  it('says one figure on a line', () => {
    expect(line(p99)).toBe(
      'p99: 1235 (617–2469) ms beside 1400 (700–2800) ms; ratio 0.882 (0.8–1), goal ≤ 0.5: missed',
    );
  });

  it('only states a figure without a goal', () => {
    const stated = { ...throughput, goal: null, met: null };
    expect(table([stated]).split('\n').at(-1)).toMatch(/\| 0\.882 \(0\.8–1\) \| –\s+\| –\s+\|$/);
    expect(line(stated)).toMatch(/; ratio 0\.882 \(0\.8–1\)$/);
  });
});
