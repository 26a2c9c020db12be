import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { PublishersProgress } from '../persistence/publishers-progress.js';
import { standing } from './standing.js';

describe('standing', () => {
  const asked: string[] = [];
  const answers = (what: string) => async (): Promise<string> => {
    asked.push(`${what}?`);
    await turn();
    asked.push(what);
    return what;
  };
  const progress = { completeTo: answers('complete') } as unknown as PublishersProgress;

  it('looks at what is complete before the collections, once for all who ask meanwhile', async () => {
    const ask = standing(progress, answers('collections'));
    const both = await Promise.all([ask(), ask()]);
    expect(both[0]).toEqual({ completeTo: 'complete', collections: 'collections' });
    expect(both[1]).toBe(both[0]);
    expect(asked.splice(0)).toEqual(['complete?', 'complete', 'collections?', 'collections']);
    await ask();
    expect(asked).toHaveLength(4);
  });
});
