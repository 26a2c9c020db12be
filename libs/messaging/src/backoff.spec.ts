import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BACKOFF, pause, waitAfter } from './backoff.js';

describe('waitAfter', () => {
  it('doubles from 100 ms to 5 s', () => {
    const waits = [1, 2, 3, 6, 7, 1_000].map((failures) => waitAfter(failures, DEFAULT_BACKOFF));
    expect(waits).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
  });
});

describe('pause', () => {
  it('returns at once when there is nothing to wait for any more', async () => {
    await pause(3_600_000, AbortSignal.abort());
  });
});
