import type { WatermarkV1 } from '@entente/messaging';
import type { Position } from './position.js';

/** How far a publisher's topic has been applied, by partition. */
export type Positions = Readonly<Record<string, Position>>;

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
function isReached({ offsets, log }: WatermarkV1, positions: Positions): boolean {
  return Object.entries(offsets).every(([partition, end]) => {
    if (BigInt(end) === 0n) return true;
    const position = positions[partition];
    return position !== undefined && position.log === log && position.next >= BigInt(end);
  });
}
