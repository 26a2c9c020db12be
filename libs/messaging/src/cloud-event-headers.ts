import type { OutgoingMessage } from './event-producer.js';

/** What a CloudEvent says of itself; `data` is JSON. */
export interface OutgoingEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly aggregateVersion: number;
  readonly recordedAt: Date;
  readonly data: object;
  readonly traceparent?: string | undefined;
  /** The publisher's log that it is written to: see `PublishedLog`. */
  readonly log?: string | undefined;
}

/** Not an attribute of the event, which is the same in every log. */
export const LOG_HEADER = 'entente_log';

/** CloudEvents 1.0, Kafka protocol binding, binary content mode. */
export function toMessage(event: OutgoingEvent, key: string): OutgoingMessage {
  const recordedAt = event.recordedAt.toISOString();
  return {
    key,
    value: JSON.stringify(event.data),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: event.source,
      ce_subject: event.subject,
      ce_time: recordedAt,
      ce_aggregateversion: String(event.aggregateVersion),
      ce_recordedat: recordedAt,
      'content-type': 'application/json',
      ...(event.traceparent !== undefined && { traceparent: event.traceparent }),
      ...(event.log !== undefined && { [LOG_HEADER]: event.log }),
    },
  };
}
