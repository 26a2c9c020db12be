import { JOINT_ACTION_DAY, jointActionDayEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';

/** From domain event to contract: the state is public as it is. */
export function toJointActionDayEvent(state: JointActionDayState, event: JointActionDayEvent): StoredEvent {
  return {
    type: jointActionDayEventType(event.kind),
    aggregateType: JOINT_ACTION_DAY,
    aggregateId: state.id,
    key: state.id,
    payload: { jointActionDay: state, change: event },
  };
}
