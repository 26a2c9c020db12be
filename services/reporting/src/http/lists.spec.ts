import { describe, expect, it } from '@jest/globals';
import { InvalidField } from '@entente/kernel';
import { dimensionsOf } from './lists.js';

const KNOWN = ['a', 'b', 'c', 'd'] as const;

describe('dimensionsOf', () => {
  it('takes none, and up to three, each once', () => {
    expect(dimensionsOf(undefined, KNOWN)).toEqual([]);
    expect(dimensionsOf('c, a,c,b', KNOWN)).toEqual(['c', 'a', 'b']);
  });

  it.each(['a,b,c,d', 'e', '', '__proto__'])('refuses %j', (text) => {
    expect(() => dimensionsOf(text, KNOWN)).toThrow(InvalidField);
  });
});
