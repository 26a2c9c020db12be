import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { allThrough } from './all-through.js';

describe('allThrough', () => {
  it('has every outcome, in their order', async () => {
    expect(await allThrough(wait(5, 'slow'), Promise.resolve(2))).toEqual(['slow', 2]);
  });

  it('throws what failed when the others have ended', async () => {
    let ended = false;
    const other = wait(5).then(() => (ended = true));
    await expect(allThrough(Promise.reject(new Error('failed')), other)).rejects.toThrow('failed');
    expect(ended).toBe(true);
  });
});
