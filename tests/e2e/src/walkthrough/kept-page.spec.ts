import { describe, expect, it } from '@jest/globals';
import { firstDifference } from './kept-page.js';

describe('firstDifference', () => {
  it('finds none between equal pages', () => {
    expect(firstDifference('a\nb\n', 'a\nb\n')).toBeUndefined();
  });

  it('names the first line that differs, and what each says', () => {
    expect(firstDifference('a\nb\n', 'a\nc\n')).toContain('Line 2 says\n  b\nand should say\n  c');
    expect(firstDifference('a\n', 'a\nb\n')).toContain('Line 2 says\n  \nand should say\n  b');
    expect(firstDifference('a\nb\nc', 'a\nb')).toContain('Line 3 says\n  c\nand should say\n  (nothing)');
  });
});
