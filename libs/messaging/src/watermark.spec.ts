import { describe, expect, it } from '@jest/globals';
import { readEvent } from './cloud-event.js';
import { validWatermark, WATERMARK_TYPE, watermarkMessage } from './watermark.js';

describe('watermarkMessage', () => {
  it('is an event that any consumer can read', () => {
    const completeTo = new Date('2026-04-27T10:00:00.000Z');
    const { value, headers } = watermarkMessage(
      'measures',
      completeTo,
      new Map([
        [0, 12n],
        [1, 0n],
      ]),
    );
    const event = readEvent(
      {
        key: null,
        value: Buffer.from(String(value)),
        headers: headers as Record<string, string>,
        offset: 0n,
      },
      0,
    );

    expect(event).toMatchObject({
      aggregateType: WATERMARK_TYPE,
      subject: 'measures',
      source: '/services/measures',
      aggregateVersion: completeTo.getTime(),
    });
    expect(validWatermark(event.data)).toEqual({
      value: { service: 'measures', completeTo: '2026-04-27T10:00:00.000Z', offsets: { 0: '12', 1: '0' } },
    });
  });
});

describe('validWatermark', () => {
  it.each([
    [null, ['/service', '/completeTo', '/offsets']],
    [{ service: 'measures', completeTo: 'today', offsets: {} }, ['/completeTo']],
    [{ service: 'measures', completeTo: '2026-04-27T10:00:00Z', offsets: { 0: 'end' } }, ['/offsets']],
    [{ service: 'measures', completeTo: '2026-04-27T10:00:00Z', offsets: { $gt: '1' } }, ['/offsets']],
  ])('names what is wrong with %j', (data, pointers) => {
    const outcome = validWatermark(data);
    expect('faults' in outcome && outcome.faults.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
