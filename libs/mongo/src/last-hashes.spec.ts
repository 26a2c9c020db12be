import { describe, expect, it } from '@jest/globals';
import { LastHashes } from './last-hashes.js';

describe('LastHashes', () => {
  it('answers for the newest version it saw', () => {
    const hashes = new LastHashes();
    hashes.remember('a', 1, 'one');
    hashes.remember('a', 2, 'two');
    expect([hashes.at('a', 1), hashes.at('a', 2), hashes.at('b', 1)]).toEqual([undefined, 'two', undefined]);
    hashes.forget('a');
    expect(hashes.at('a', 2)).toBeUndefined();
  });

  it('forgets what was not seen for longest', () => {
    const hashes = new LastHashes(2);
    for (const id of ['a', 'b', 'a', 'c']) hashes.remember(id, 1, id);
    expect(['a', 'b', 'c'].map((id) => hashes.at(id, 1))).toEqual(['a', undefined, 'c']);
  });
});
