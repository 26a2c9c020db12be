import type { RawMessage } from './consuming/batch-consumer.js';

/** An event read from a topic. `data` has been validated by the time a consumer sees it. */
export interface IncomingEvent<Data = unknown> {
  readonly id: string;
  readonly type: string;
  /** The type without its last two parts: `org.entente.joint-action-day.closed.v1` → `org.entente.joint-action-day`. */
  readonly aggregateType: string;
  readonly source: string;
  readonly subject: string;
  readonly aggregateVersion: number;
  readonly recordedAt: Date;
  readonly data: Data;
  readonly partition: number;
  readonly offset: bigint;
  readonly traceparent?: string;
}

export type BrokenReason =
  'tombstone' | 'missing-header' | 'malformed-header' | 'malformed-json' | 'invalid-payload';

/** A message that no retry can make readable. `where` names a header or nothing, never what the message says. */
export class BrokenEvent extends Error {
  constructor(
    readonly reason: BrokenReason,
    readonly where?: string,
  ) {
    super(where === undefined ? reason : `${reason}: ${where}`);
    this.name = 'BrokenEvent';
  }
}

export function aggregateTypeOf(eventType: string): string {
  return eventType.split('.').slice(0, -2).join('.');
}

/** The one header that is read before anything else: what is of an unknown type need not be understood. */
export function typeOf(message: RawMessage): string {
  return header(message, 'ce_type', /^\S+$/);
}

/** Reads a CloudEvent in binary mode; throws `BrokenEvent`. */
export function readEvent(message: RawMessage, partition: number): IncomingEvent {
  header(message, 'ce_specversion', /^1\.0$/);
  header(message, 'content-type', /^application\/(?:[\w.-]+\+)?json(?:;.*)?$/i);
  const type = typeOf(message);
  const traceparent = message.headers['traceparent'];
  return {
    id: header(message, 'ce_id', /\S/),
    type,
    aggregateType: aggregateTypeOf(type),
    source: header(message, 'ce_source', /^\S+$/),
    subject: header(message, 'ce_subject', /\S/),
    aggregateVersion: Number(header(message, 'ce_aggregateversion', /^[1-9]\d{0,14}$/)),
    recordedAt: instant(message, 'ce_recordedat'),
    data: json(message.value),
    partition,
    offset: message.offset,
    ...(traceparent !== undefined && { traceparent }),
  };
}

function header(message: RawMessage, name: string, pattern: RegExp): string {
  const value = message.headers[name];
  if (value === undefined) throw new BrokenEvent('missing-header', name);
  if (!pattern.test(value)) throw new BrokenEvent('malformed-header', name);
  return value;
}

function instant(message: RawMessage, name: string): Date {
  const date = new Date(header(message, name, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/));
  if (Number.isNaN(date.getTime())) throw new BrokenEvent('malformed-header', name);
  return date;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function json(value: Buffer | null): unknown {
  if (value === null) throw new BrokenEvent('tombstone');
  try {
    return JSON.parse(utf8.decode(value)) as unknown;
  } catch {
    throw new BrokenEvent('malformed-json');
  }
}
