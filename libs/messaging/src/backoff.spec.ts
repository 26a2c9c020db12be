import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BACKOFF, pause, waitAfter } from './backoff.js';

describe('waitAfter', () => {
  it('doubles from 100 ms to 2 s', () => {
    const waits = [1, 2, 3, 5, 6, 1_000].map((failures) => waitAfter(failures, DEFAULT_BACKOFF));
    expect(waits).toEqual([100, 200, 400, 1_600, 2_000, 2_000]);
  });
});

describe('pause', () => {
  it('returns at once when there is nothing to wait for any more', async () => {
    await pause(3_600_000, AbortSignal.abort());
  });
});
