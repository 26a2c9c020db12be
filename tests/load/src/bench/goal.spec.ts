import { describe, expect, it } from '@jest/globals';
import { goalInWords, goalOf } from './goal.js';

describe('a goal', () => {
  it.each([
    [{ atLeast: 0.85 }, '≥ 0.85'],
    [{ atMost: 2 }, '≤ 2'],
  ])('%j is read from its words', (goal, words) => {
    expect(goalInWords(goal)).toBe(words);
    expect(goalOf(words)).toEqual(goal);
  });

  it('is nothing else', () => {
    expect(() => goalOf('fast')).toThrow('"fast" is no goal');
  });
});
