import { toMessage } from './cloud-event-headers.js';
import type { OutgoingMessage } from './event-producer.js';

export const WATERMARKS_TOPIC = 'entente.watermarks.v1';
/** The pattern of a watermark's handler. */
export const WATERMARK_TYPE = 'org.entente.watermark';
export const WATERMARK_V1 = `${WATERMARK_TYPE}.published.v1`;

/**
 * A publisher's word on its topic: everything that it recorded before `completeTo` (ISO 8601, UTC) lies before
 * `offsets` (end offset per partition, both as decimal strings).
 */
export interface WatermarkV1 {
  readonly service: string;
  readonly completeTo: string;
  readonly offsets: Readonly<Record<string, string>>;
  /** The log that the offsets are of: events in it carry the same name. */
  readonly log?: string;
}

/** A CloudEvent like any other, so that consumers read it the same way; its version is the instant itself. */
export function watermarkMessage(
  service: string,
  completeTo: Date,
  endOffsets: ReadonlyMap<number, bigint>,
  log?: string,
): OutgoingMessage {
  const offsets = Object.fromEntries([...endOffsets].map(([partition, end]) => [partition, String(end)]));
  const data: WatermarkV1 = { service, completeTo: completeTo.toISOString(), offsets, ...(log && { log }) };
  return toMessage(
    {
      id: `${service}/${data.completeTo}`,
      type: WATERMARK_V1,
      source: `/services/${service}`,
      subject: service,
      aggregateVersion: completeTo.getTime(),
      recordedAt: completeTo,
      data,
    },
    service,
  );
}

/** The validator of watermarks, for the map that `KafkaEventServer` takes. */
export function validWatermark(
  data: unknown,
): { value: WatermarkV1 } | { faults: { pointer: string; detail: string }[] } {
  const { service, completeTo, offsets, log } = (data ?? {}) as Partial<Record<keyof WatermarkV1, unknown>>;
  const faults = [];
  if (typeof service !== 'string') faults.push({ pointer: '/service', detail: 'must be a string' });
  if (typeof completeTo !== 'string' || Number.isNaN(Date.parse(completeTo))) {
    faults.push({ pointer: '/completeTo', detail: 'must be an instant' });
  }
  const entries = typeof offsets === 'object' && offsets !== null ? Object.entries(offsets) : [['', '']];
  if (!entries.every(([partition = '', end]) => /^\d+$/.test(partition) && /^\d+$/.test(String(end)))) {
    faults.push({ pointer: '/offsets', detail: 'must map partitions to end offsets' });
  }
  if (log !== undefined && typeof log !== 'string')
    faults.push({ pointer: '/log', detail: 'must be a string' });
  return faults.length > 0 ? { faults } : { value: data as WatermarkV1 };
}
