import { describe, expect, it } from '@jest/globals';
import { firstUuidv7At, uuidv7 } from './uuidv7.js';

describe('uuidv7', () => {
  it('has the form and the time of a UUIDv7', () => {
    const now = Date.now() + 60_000;
    const id = uuidv7(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('sorts in the order of making, also within a millisecond and when the clock steps back', () => {
    const now = Date.now() + 120_000;
    const ids = Array.from({ length: 10_000 }, (_, index) => uuidv7(now - (index % 3)));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('firstUuidv7At', () => {
  it('parts what was made before from what is made at this time or later', () => {
    const now = Date.now() + 180_000;
    const [before, at] = [uuidv7(now - 1), uuidv7(now)];
    const first = firstUuidv7At(now);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-0{12}$/);
    expect([before < first, first <= at]).toEqual([true, true]);
  });
});
