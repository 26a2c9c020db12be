import { describe, expect, it } from '@jest/globals';
import { changedFields } from './changed-fields.js';

describe('changedFields', () => {
  it('names what has another value, came or went, sorted', () => {
    const before = { same: 1, value: 1, gone: 'x', list: ['a', 'b'], inner: { a: 1 } };
    const after = { value: 2, same: 1, came: 'y', list: ['b', 'a'], inner: { a: 1 } };
    expect(changedFields(before, after)).toEqual(['came', 'gone', 'list', 'value']);
  });
});
