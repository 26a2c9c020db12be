import { MEASURE, measureEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { MeasureEvent } from '../domain/measure.events.js';
import type { MeasureState } from '../domain/measure.js';

/** From domain event to contract: the state is public as it is. */
export function toMeasureEvent(state: MeasureState, event: MeasureEvent): StoredEvent {
  return {
    type: measureEventType(event.kind),
    aggregateType: MEASURE,
    aggregateId: state.id,
    key: state.id,
    payload: { measure: state, change: event },
  };
}
