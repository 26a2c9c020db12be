import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inVersionOrder } from './version-order.js';

const row = (aggregateid: string, aggregateversion: number) => ({ aggregateid, aggregateversion });

describe('inVersionOrder', () => {
  it('puts a correction behind what it corrects, and moves nothing else', () => {
    const rows = [row('day', 1), row('share', 2), row('day', 2), row('share', 1)];
    expect(inVersionOrder(rows)).toEqual([row('day', 1), row('share', 1), row('day', 2), row('share', 2)]);
  });

  it('keeps every row once and each record in its places, whatever order the ids have', () => {
    const rows = ['a', 'b', 'c'].flatMap((id) => [1, 2, 3].map((version) => row(id, version)));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows), (some) => {
        const ordered = inVersionOrder(some);
        expect(new Set(ordered)).toEqual(new Set(some));
        const recordsOf = (of: typeof ordered) => of.map(({ aggregateid }) => aggregateid);
        expect(recordsOf(ordered)).toEqual(recordsOf(some));
        for (const id of ['a', 'b', 'c']) {
          const versions = ordered.flatMap((one) => (one.aggregateid === id ? [one.aggregateversion] : []));
          expect(versions).toEqual(versions.toSorted((left, right) => left - right));
        }
      }),
    );
  });
});
