import { ARRANGEMENT, arrangementEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { ArrangementEvent } from '../domain/arrangement.events.js';
import type { ArrangementState } from '../domain/arrangement.js';

/** From domain event to contract: what is recorded is public as it is. */
export function toArrangementEvent(state: ArrangementState, event: ArrangementEvent): StoredEvent {
  return {
    type: arrangementEventType(event.kind),
    aggregateType: ARRANGEMENT,
    aggregateId: state.id,
    key: state.id,
    payload: { arrangement: state, change: event },
  };
}
