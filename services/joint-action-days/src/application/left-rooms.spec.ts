import { describe, expect, it } from '@jest/globals';
import { LeftRooms } from './left-rooms.js';
import { Room } from './room.js';

const MINUTE_MS = 60_000;

const roomOf = (id: string) => new Room(id, () => Promise.resolve(undefined));

describe('LeftRooms', () => {
  it('keeps a room for a minute, and gives it away once', () => {
    const left = new LeftRooms();
    const room = roomOf('a');
    left.keep('a', room, 0);
    expect(left.take('b', 0)).toBeUndefined();
    expect(left.take('a', MINUTE_MS - 1)).toBe(room);
    expect(left.take('a', MINUTE_MS - 1)).toBeUndefined();
    left.keep('a', room, MINUTE_MS);
    expect(left.take('a', 2 * MINUTE_MS)).toBeUndefined();
  });

  it('counts the minute from when it was left last', () => {
    const left = new LeftRooms();
    const [first, second] = [roomOf('a'), roomOf('b')];
    left.keep('a', first, 0);
    left.keep('b', second, 1);
    left.keep('a', left.take('a', 2)!, 2);
    expect(left.take('b', MINUTE_MS + 1)).toBeUndefined();
    expect(left.take('a', MINUTE_MS + 1)).toBe(first);
  });

  it('keeps a hundred at once, those that were left last', () => {
    const left = new LeftRooms();
    const ids = Array.from({ length: 101 }, (_, number) => String(number));
    for (const id of ids) left.keep(id, roomOf(id), 0);
    expect(ids.filter((id) => left.take(id, 0) === undefined)).toEqual(['0']);
  });
});
