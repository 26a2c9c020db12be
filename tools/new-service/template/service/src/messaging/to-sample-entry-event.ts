import { SAMPLE_ENTRY, sampleEntryEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { SampleEntryEvent } from '../domain/sample-entry.events.js';
import type { SampleEntryState } from '../domain/sample-entry.js';

/** From domain event to contract: what is recorded is public as it is. */
export function toSampleEntryEvent(state: SampleEntryState, event: SampleEntryEvent): StoredEvent {
  return {
    type: sampleEntryEventType(event.kind),
    aggregateType: SAMPLE_ENTRY,
    aggregateId: state.id,
    key: state.id,
    payload: { sampleEntry: state, change: event },
  };
}
