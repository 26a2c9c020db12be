import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting times in milliseconds: the first one, doubled at every further failure, never more than `mostMs`. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 100, mostMs: 2_000 };

/** `failures` counts from 1. */
export function waitAfter(failures: number, { firstMs, mostMs }: Backoff): number {
  return Math.min(firstMs * 2 ** Math.min(failures - 1, 30), mostMs);
}

/** Waits, or returns early once the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
