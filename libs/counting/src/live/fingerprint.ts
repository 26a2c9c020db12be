import { counterId, type CounterRow } from './counters.js';

/** Two odd multipliers of 32 bits, so that two states that one of them takes for the same differ by the other. */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca77] as const;

/**
 * One short name for one state of the counters, on every instance and after a restart: 16 characters. It tells states
 * apart that follow one another, and proves nothing to anybody.
 */
export function fingerprintOf(rows: readonly CounterRow[]): string {
  const text = JSON.stringify(
    rows.map((row) => [counterId(row), row.confirmed, row.provisional, row.precision]),
  );
  return MULTIPLIERS.map((multiplier) => hashOf(text, multiplier).toString(16).padStart(8, '0')).join('');
}

function hashOf(text: string, multiplier: number): number {
  let hash = multiplier;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), multiplier);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
