import { describe, expect, it } from '@jest/globals';
import { IsId } from './ids-and-codes.js';
import { MalformedCursor, cursorOf, encodeCursor } from './cursor.js';

class Position {
  @IsId() after!: string;
}

describe('cursorOf', () => {
  const read = cursorOf(Position);

  it('reads back what encodeCursor wrote', () => {
    const position = { after: '0192f0c1-2345-7abc-8def-0123456789ab' };
    expect(encodeCursor(position)).toMatch(/^[\w-]+$/);
    expect(read(encodeCursor(position))).toEqual(position);
  });

  it.each(['', 'x', '!!', encodeCursor({}), encodeCursor({ after: { $gt: '' } }), encodeCursor([])])(
    'refuses %j',
    (cursor) => {
      expect(() => read(cursor)).toThrow(MalformedCursor);
    },
  );
});
