import { describe, expect, it } from '@jest/globals';
import { Kafka } from 'cloudevents';
import type { CloudEventV1 } from 'cloudevents';
import { toMessage } from './cloud-event-headers.js';
import { aggregateTypeOf, readEvent, typeOf } from './cloud-event.js';
import type { BrokenEvent } from './cloud-event.js';
import type { RawMessage } from './consuming/batch-consumer.js';

const event = {
  id: '01a203b0-1758-7121-88f4-aef310600eb4',
  type: 'org.entente.joint-action-day.closed.v1',
  source: '/services/joint-action-days',
  subject: '8fb8d128-45dc-4450-b493-03d05bd13152',
  aggregateVersion: 7,
  recordedAt: new Date('2026-04-27T10:00:00.123Z'),
  data: { name: 'Æsir', personsArrested: 51 },
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

function received(changes: Record<string, string | undefined> = {}, value?: Buffer | null): RawMessage {
  const message = toMessage(event, event.subject);
  const headers = Object.entries({ ...message.headers, ...changes }).filter(
    ([, header]) => header !== undefined,
  );
  return {
    key: Buffer.from(event.subject),
    value: value === undefined ? Buffer.from(String(message.value)) : value,
    headers: Object.fromEntries(headers) as Record<string, string>,
    offset: 42n,
  };
}

function refusal(message: RawMessage): unknown {
  try {
    return readEvent(message, 3);
  } catch (error) {
    return error;
  }
}

describe('readEvent', () => {
  it('reads back what toMessage wrote', () => {
    expect(readEvent(received(), 3)).toEqual({
      ...event,
      aggregateType: 'org.entente.joint-action-day',
      partition: 3,
      offset: 42n,
    });
  });

  it.each([
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_aggregateversion',
    'ce_recordedat',
  ])('names the missing header %s', (name) => {
    expect(refusal(received({ [name]: undefined }))).toMatchObject({ reason: 'missing-header', where: name });
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_aggregateversion', '0'],
    ['ce_aggregateversion', '1.5'],
    ['ce_recordedat', '2026-04-27'],
    ['ce_recordedat', '2026-13-27T10:00:00Z'],
    ['content-type', 'application/avro'],
  ])('names the malformed header %s: %s', (name, value) => {
    expect(refusal(received({ [name]: value }))).toMatchObject({ reason: 'malformed-header', where: name });
  });

  it.each([
    ['tombstone', null],
    ['malformed-json', Buffer.from('{')],
    ['malformed-json', Buffer.from([0x22, 0xff, 0x22])],
  ])('refuses data that is a %s', (reason, value) => {
    expect(refusal(received({}, value))).toMatchObject({ reason });
  });

  it('never repeats what the message says', () => {
    const error = refusal(received({ ce_recordedat: 'somebody' })) as BrokenEvent;
    expect(error.message).toBe('malformed-header: ce_recordedat');
  });
});

describe('toMessage', () => {
  it('writes what other CloudEvents libraries read', () => {
    const { key, value, headers } = toMessage(event, event.subject);
    const read = Kafka.toEvent({ key: String(key), value: String(value), headers: { ...headers } } as never);

    expect(read as CloudEventV1<unknown>).toMatchObject({
      specversion: '1.0',
      id: event.id,
      type: event.type,
      source: event.source,
      subject: event.subject,
      time: '2026-04-27T10:00:00.123Z',
      aggregateversion: '7',
      recordedat: '2026-04-27T10:00:00.123Z',
      datacontenttype: 'application/json',
    });
  });
});

describe('typeOf', () => {
  it('needs no other header', () => {
    expect(typeOf({ key: null, value: null, headers: { ce_type: 'com.example.sold' }, offset: 0n })).toBe(
      'com.example.sold',
    );
  });
});

describe('aggregateTypeOf', () => {
  it('leaves out what happened and the version', () => {
    expect(aggregateTypeOf('org.entente.reported-result.logged.v2')).toBe('org.entente.reported-result');
  });
});
