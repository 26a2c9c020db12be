import { describe, expect, it } from '@jest/globals';
import { gathered } from './gathered.js';

describe('gathered', () => {
  const begun: (readonly string[])[] = [];
  let ends: ((failure?: Error) => void)[] = [];
  const add = gathered((items: readonly string[]) => {
    begun.push(items);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    ends.push((failure) => (failure ? reject(failure) : resolve(items.length)));
    return promise;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('does together what comes while it is at work, after that', async () => {
    const first = add('a');
    await turn();
    const others = [add('b'), add('c')];
    await turn();
    expect(begun).toEqual([['a']]);
    ends[0]!();
    expect(await first).toBe(1);
    await turn();
    expect(begun.slice(1)).toEqual([['b', 'c']]);
    ends[1]!();
    expect(await Promise.all(others)).toEqual([2, 2]);
  });

  it('fails for those whose it was, and goes on', async () => {
    ends = [];
    const first = add('d');
    await turn();
    const second = add('e');
    ends[0]!(new Error('no answer'));
    await expect(first).rejects.toThrow('no answer');
    await turn();
    ends[1]!();
    expect(await second).toBe(1);
  });
});
