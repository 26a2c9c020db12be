import { describe, expect, it } from '@jest/globals';
import { alternate } from './rounds.js';

describe('rounds', () => {
  it('begin with either side in turn, and leave the first one out', async () => {
    const called: string[] = [];
    const side = (name: string) => () => Promise.resolve(called.push(name));
    const pairs = await alternate(2, { entente: side('entente'), peer: side('peer') });

    expect(called).toEqual(['entente', 'peer', 'peer', 'entente', 'entente', 'peer']);
    expect(pairs).toEqual([
      { entente: 4, peer: 3 },
      { entente: 5, peer: 6 },
    ]);
  });
});
