import { describe, expect, it } from '@jest/globals';
import { shownOf } from './shown.js';

const answer = {
  items: [
    { key: 'a', label: { en: 'an a', fr: 'un a' }, unit: 'persons' },
    { key: 'b', label: { en: 'a b', fr: 'un b' }, unit: 'count' },
  ],
  next: 'cursor',
};

describe('shownOf', () => {
  it('shows all of an answer where nothing is said', () => {
    expect(shownOf(answer, {})).toEqual(answer);
    expect(shownOf('text', { fields: ['a'] })).toBe('text');
  });

  it('takes fields by their paths, through lists', () => {
    expect(shownOf(answer, { fields: ['items.label.en', 'items.unit'] })).toEqual({
      items: [
        { label: { en: 'an a' }, unit: 'persons' },
        { label: { en: 'a b' }, unit: 'count' },
      ],
    });
    expect(shownOf(answer, { fields: ['next', 'absent'] })).toEqual({ next: 'cursor' });
  });

  it('takes entries of a list by a field', () => {
    const only = { list: 'items', field: 'key', is: ['b', 'c'] };
    expect(shownOf(answer, { only, fields: ['items.key'] })).toEqual({ items: [{ key: 'b' }] });
    expect(shownOf(answer, { only: { ...only, list: 'rows' } })).toEqual(answer);
  });
});
