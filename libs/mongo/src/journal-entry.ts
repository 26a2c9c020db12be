import type { CommandRecord, JournalRow } from '@entente/messaging';
import { EventTooLarge } from './errors.js';
import { hashOfRow } from './hash-chain.js';
import type { StoredEvent } from './stored-event.js';

/** The largest event in bytes of JSON: a reader replaces by version and never has to call back. */
export const EVENT_LIMIT_BYTES = 256 * 1024;

export interface JournalPlace {
  readonly eventId: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly previousHash: string | null;
}

/** The row as it is stored and sent: its payload is plain JSON, or its hash would not survive the database. */
export function journalRow(event: StoredEvent, command: CommandRecord, place: JournalPlace): JournalRow {
  const { actor, requestId, reason, bodyHash, traceparent, idempotencyKey } = command;
  const row = {
    _id: place.eventId,
    aggregatetype: event.aggregateType,
    aggregateid: event.aggregateId,
    aggregateversion: place.version,
    type: event.type,
    key: event.key,
    payload: JSON.parse(JSON.stringify(event.payload)) as object,
    actor,
    requestId,
    ...(reason !== undefined && { reason }),
    ...(bodyHash !== undefined && { bodyHash }),
    ...(traceparent !== undefined && { traceparent }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    recordedAt: place.recordedAt,
    previousHash: place.previousHash,
  };
  return { ...row, hash: hashOfRow(row), pending: true };
}

export function refuseTooLarge(event: StoredEvent): void {
  const size = Buffer.byteLength(JSON.stringify(event.payload));
  if (size > EVENT_LIMIT_BYTES) throw new EventTooLarge(event.type, size, EVENT_LIMIT_BYTES);
}
