import { aggregateTypeOf, BrokenEvent, readEvent, typeOf } from '../cloud-event.js';
import type { IncomingEvent } from '../cloud-event.js';
import type { MessageBatch, RawMessage } from './batch-consumer.js';
import type { BrokenMessage } from './dead-letter.js';

/** Answers the value that handlers shall see, or what is wrong with it. */
export type EventValidator = (
  data: unknown,
) => { readonly value: unknown } | { readonly faults: readonly { pointer: string; detail: string }[] };

export interface KnownEvents {
  readonly validators: ReadonlyMap<string, EventValidator>;
  readonly handles: (aggregateType: string) => boolean;
}

export interface SortedBatch {
  /** In the partition's order, each aggregate version once. */
  readonly events: readonly IncomingEvent[];
  readonly broken: readonly BrokenMessage[];
  readonly unknown: number;
  /** Second events for an aggregate and version, under another id than the first. */
  readonly conflicting: readonly IncomingEvent[];
}

/** Decides for every message of a batch what becomes of it. Pure. */
export function sortBatch(batch: MessageBatch, known: KnownEvents): SortedBatch {
  const events = new Map<string, IncomingEvent>();
  const broken: BrokenMessage[] = [];
  const conflicting: IncomingEvent[] = [];
  let unknown = 0;

  for (const message of batch.messages) {
    try {
      const event = validEvent(message, batch.partition, known);
      if (event === null) {
        unknown += 1;
        continue;
      }
      const place = `${event.aggregateType}/${event.subject}/${event.aggregateVersion}`;
      const first = events.get(place);
      if (first === undefined) events.set(place, event);
      else if (first.id !== event.id) conflicting.push(event);
    } catch (error) {
      if (!(error instanceof BrokenEvent)) throw error;
      broken.push({ message, because: error });
    }
  }
  return { events: [...events.values()], broken, unknown, conflicting };
}

function validEvent(message: RawMessage, partition: number, known: KnownEvents): IncomingEvent | null {
  if (message.value === null) throw new BrokenEvent('tombstone');
  const type = typeOf(message);
  const validate = known.validators.get(type);
  if (validate === undefined || !known.handles(aggregateTypeOf(type))) return null;

  const event = readEvent(message, partition);
  const outcome = validate(event.data);
  if ('faults' in outcome) throw new BrokenEvent('invalid-payload');
  return { ...event, data: outcome.value };
}
