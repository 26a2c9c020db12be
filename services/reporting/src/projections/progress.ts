import type { WatermarkV1 } from '@entente/messaging';

/** How far a publisher's topic has been applied: by partition the next offset, and the log that it counts in. */
export interface Positions {
  readonly next: Readonly<Record<string, string>>;
  readonly logs: Readonly<Record<string, string>>;
}

/**
 * The latest instant up to which a publisher's events have all been applied: that of the newest watermark
 * whose offsets every partition has reached. `undefined` where none is reached yet.
 */
export function completeTo(watermarks: readonly WatermarkV1[], positions: Positions): string | undefined {
  return watermarks
    .filter((watermark) => isReached(watermark, positions))
    .map((watermark) => watermark.completeTo)
    .sort()
    .at(-1);
}

/** Offsets of a lost log say nothing about the one after it. An empty partition has no log to speak of. */
function isReached({ offsets, log }: WatermarkV1, { next, logs }: Positions): boolean {
  return Object.entries(offsets).every(
    ([partition, end]) =>
      BigInt(end) === 0n || (logs[partition] === log && BigInt(next[partition] ?? 0) >= BigInt(end)),
  );
}
