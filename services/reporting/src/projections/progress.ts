import type { WatermarkV1 } from '@entente/messaging';

/** How far a publisher's topic has been applied: the next offset of each partition. */
export type Positions = Readonly<Record<string, string>>;

/**
 * The latest instant up to which a publisher's events have all been applied: that of the newest watermark
 * whose offsets every partition has reached. `undefined` where none is reached yet.
 */
export function completeTo(watermarks: readonly WatermarkV1[], positions: Positions): string | undefined {
  return watermarks
    .filter(({ offsets }) => isReached(offsets, positions))
    .map((watermark) => watermark.completeTo)
    .sort()
    .at(-1);
}

function isReached(offsets: WatermarkV1['offsets'], positions: Positions): boolean {
  return Object.entries(offsets).every(
    ([partition, end]) => BigInt(positions[partition] ?? 0) >= BigInt(end),
  );
}
