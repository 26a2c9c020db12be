import { describe, expect, it } from '@jest/globals';
import { groupsOf } from './groups.js';

type Dimension = 'size' | 'colour' | 'shape';
type Thing = Readonly<Partial<Record<Dimension, readonly string[]>>>;

const grouped = (things: readonly Thing[], dimensions: readonly Dimension[]) =>
  groupsOf<Dimension, Thing>(things, {
    dimensions,
    valuesOf: (thing, dimension) => thing[dimension] ?? [],
    inOrder: { size: ['small', 'large'] },
  });

describe('groupsOf', () => {
  it('has each member in every group that it has the values of, in order, and what is not known last', () => {
    const both = { size: ['large', 'small'], colour: ['red', 'red'] };
    const unknown = { colour: ['red', 'blue'] };
    const { groups, inSeveral } = grouped([unknown, both, { size: ['small'] }], ['size', 'colour']);

    expect([...groups].map(({ key, members }) => [key, members.length])).toEqual([
      [{ size: 'small', colour: 'red' }, 1],
      [{ size: 'small', colour: null }, 1],
      [{ size: 'large', colour: 'red' }, 1],
      [{ size: null, colour: 'blue' }, 1],
      [{ size: null, colour: 'red' }, 1],
    ]);
    expect(inSeveral).toBe(2);
  });

  it('makes one group at a time, however many there are', () => {
    const values = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(3, '0'));
    const { groups } = grouped([{ size: [], colour: values, shape: values }], ['size', 'colour', 'shape']);
    const [first, second] = groups;

    expect(first?.key).toEqual({ size: null, colour: '000', shape: '000' });
    expect(second?.key).toEqual({ size: null, colour: '000', shape: '001' });
  });

  it('asks a member once for its values', () => {
    const asked: string[] = [];
    const values = ['a', 'b', 'c'];
    const { groups } = groupsOf<Dimension, number>([1, 2], {
      dimensions: ['size', 'colour', 'shape'],
      valuesOf: (member, dimension) => {
        asked.push(`${member} ${dimension}`);
        return values;
      },
    });

    expect([...groups]).toHaveLength(27);
    expect(asked).toHaveLength(6);
  });

  it('has one group where nothing is asked, also of nobody', () => {
    expect([...grouped([], []).groups]).toEqual([{ key: {}, members: [] }]);
    expect([...grouped([], ['size']).groups]).toEqual([]);
  });
});
