import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemOf, piecesOf } from './pieces.js';
import type { Queued } from './queued.js';

const queued = (number: number, operation = 'one', body: object = { value: number }): Queued => ({
  ...{ kind: 'log', body, key: `key-${number}`, operation, resultId: `result-${number}`, basedOn: 0 },
});

describe('piecesOf', () => {
  it('makes no piece of nothing', () => {
    expect(piecesOf([])).toEqual([]);
  });

  it('takes 500 commands at once, of one operation each, in their order', () => {
    const queue = Array.from({ length: 1_100 }, (_, number) =>
      queued(number, number % 11 === 0 ? 'two' : 'one'),
    );
    const pieces = piecesOf(queue);
    expect(pieces.map(({ operation, queued: { length } }) => [operation, length])).toEqual([
      ['two', 100],
      ['one', 500],
      ['one', 500],
    ]);
    expect(pieces.flatMap((piece) => piece.queued)).toEqual([
      ...queue.filter(({ operation }) => operation === 'two'),
      ...queue.filter(({ operation }) => operation === 'one'),
    ]);
  });

  it('stays below what the service takes, in bytes of UTF-8 and in values', () => {
    const body = fc.record({
      notes: fc.array(fc.string({ unit: 'binary', maxLength: 4_000 }), { maxLength: 100 }),
    });
    fc.assert(
      fc.property(fc.array(body, { maxLength: 40 }), (bodies) => {
        const queue = bodies.map((one, number) => queued(number, 'one', one));
        const pieces = piecesOf(queue);
        expect(pieces.flatMap((piece) => piece.queued)).toEqual(queue);
        for (const piece of pieces) {
          if (piece.queued.length === 1) continue;
          const text = JSON.stringify({ items: piece.queued.map(itemOf) });
          expect(new TextEncoder().encode(text).length).toBeLessThan(1_000_000);
          expect(text.split(',').length).toBeLessThan(10_000);
        }
      }),
    );
  });
});
