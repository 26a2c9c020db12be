import { isMet, type Goal, type Measurement } from './measurement.js';
import type { RowResult } from './results.js';
import type { Spread } from './spread.js';

const HEAD = ['path', 'figure', 'Entente', 'bare peer', 'ratio', 'goal', 'met'];

/** The rows as Markdown: medians, with the smallest and the largest round in brackets. */
export function table(rows: readonly RowResult[]): string {
  const lines = rows.flatMap(({ path, measurements }) =>
    measurements.map((measurement, index) => [index === 0 ? path : '', ...cells(measurement)]),
  );
  return [HEAD, HEAD.map(() => '---'), ...lines]
    .map((cellsOfLine) => `| ${cellsOfLine.join(' | ')} |`)
    .join('\n');
}

/** A measurement on one line, as it is said while the bench runs. */
export function line(measurement: Measurement): string {
  const [what, entente, peer, ratio, goal, met] = cells(measurement);
  return `${what}: ${entente} beside ${peer}; ratio ${ratio}, goal ${goal}: ${met === 'yes' ? 'met' : 'missed'}`;
}

function cells(measurement: Measurement): readonly string[] {
  const { what, unit, entente, peer, ratio, goal } = measurement;
  const met = isMet(measurement) ? 'yes' : 'no';
  return [what, `${spread(entente)} ${unit}`, `${spread(peer)} ${unit}`, spread(ratio), bound(goal), met];
}

function bound(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

function spread({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)}–${figure(max)})`;
}

/** Three figures that count. */
function figure(value: number): string {
  return value >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
