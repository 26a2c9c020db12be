import { describe, expect, it } from '@jest/globals';
import { differences, lastingDifferences, type Differences } from './differences.js';

interface Kept {
  readonly _id: string;
  readonly value: number;
}

async function* stored(...documents: readonly Kept[]): AsyncIterable<Kept> {
  for (const document of await Promise.resolve(documents)) yield document;
}

const kept = (_id: string, value = 1): Kept => ({ _id, value });
const unlike = (...keys: readonly string[]): Differences => ({
  ...{ compared: 9, onlyBefore: [], onlyAfter: [], unlike: keys },
});

describe('the differences of two builds', () => {
  it('are what one of them does not have, and what says something else', async () => {
    const before = stored(kept('a'), kept('b'), kept('d', 1));
    const after = stored(kept('b'), kept('c'), kept('d', 2), kept('e'));
    expect(await differences(before, after)).toEqual({
      ...{ compared: 5, onlyBefore: ['a'], onlyAfter: ['c', 'e'], unlike: ['d'] },
    });
  });
});

describe('differences that last', () => {
  const looked: (readonly string[] | undefined)[] = [];
  const looks = (...found: readonly Differences[]) => {
    looked.length = 0;
    const next = [...found];
    const look = (only?: readonly string[]): Promise<Differences> => {
      looked.push(only);
      return Promise.resolve(next.shift() ?? unlike());
    };
    return lastingDifferences(look, { times: 3, pause: () => Promise.resolve() });
  };

  it('are looked for once where there are none', async () => {
    expect(await looks(unlike())).toEqual(unlike());
    expect(looked).toEqual([undefined]);
  });

  it('are not what was alike once, though it differs again', async () => {
    expect(await looks(unlike('a', 'b'), unlike('b'), unlike('a'), unlike('a'))).toEqual(unlike());
    expect(looked).toEqual([undefined, ['a', 'b'], ['b']]);
  });

  it('are what differed at every look', async () => {
    const missing = { ...unlike('c'), onlyBefore: ['a'], onlyAfter: ['b'] };
    expect(await looks(missing, missing, missing, missing, unlike())).toEqual(missing);
    expect(looked).toHaveLength(4);
  });

  it('are looked for among all where they are many, and none that came meanwhile counts', async () => {
    const many = Array.from({ length: 201 }, (_, index) => `k${index}`);
    const again = [...many.slice(0, 2), 'new'];
    expect(await looks(unlike(...many), unlike(...again), unlike('k0'), unlike('k0'))).toEqual(unlike('k0'));
    expect(looked).toEqual([undefined, undefined, ['k0', 'k1'], ['k0']]);
  });
});
