import { describe, expect, it } from '@jest/globals';
import { alternate, hearingRounds } from './rounds.js';

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

  it('keep the first one of programs that begin anew each time', async () => {
    const called: string[] = [];
    const side = (name: string) => () => Promise.resolve(called.push(name));
    const pairs = await alternate(1, { entente: side('entente'), peer: side('peer') }, { warmUp: false });

    expect(called).toEqual(['peer', 'entente']);
    expect(pairs).toEqual([{ entente: 2, peer: 1 }]);
  });

  it('are heard of by whoever runs the row, which knows nothing of that', async () => {
    const heard: string[] = [];
    const side = () => Promise.resolve(heard.push('a side'));
    await hearingRounds(
      (round, rounds) => heard.push(`${round} of ${rounds}`),
      () => alternate(1, { entente: side, peer: side }),
    );
    expect(heard).toEqual(['0 of 1', 'a side', 'a side', '1 of 1', 'a side', 'a side']);
  });
});
