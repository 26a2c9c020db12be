import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsOf, type StreamPart } from './server-sent-events.js';

const STREAM = [
  'retry: 2000\n\n',
  'id: one\nevent: counters\ndata: {"rows":[{"country":"FR","service":"gendarmerie: réserve"}]}\n\n',
  ': still here\n\n',
  'id: two\nevent: changes\ndata: {"rows":[]}\n\n',
  'id: three\nevent: chan',
].join('');

const PARTS: readonly StreamPart[] = [
  { id: 'one', event: 'counters', data: { rows: [{ country: 'FR', service: 'gendarmerie: réserve' }] } },
  { comment: 'still here' },
  { id: 'two', event: 'changes', data: { rows: [] } },
];

async function* cutAt(places: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(STREAM);
  const bounds = [0, ...places.toSorted((left, right) => left - right), bytes.length];
  for (const [index, end] of bounds.slice(1).entries()) {
    yield await Promise.resolve(bytes.slice(bounds[index], end));
  }
}

describe('partsOf', () => {
  it('tells whole events and comments, wherever the bytes are cut, and no half ones', async () => {
    const anyCuts = fc.array(fc.nat({ max: new TextEncoder().encode(STREAM).length }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyCuts, async (places) => {
        const parts: StreamPart[] = [];
        for await (const part of partsOf(cutAt(places))) parts.push(part);
        expect(parts).toEqual(PARTS);
      }),
    );
  });
});
