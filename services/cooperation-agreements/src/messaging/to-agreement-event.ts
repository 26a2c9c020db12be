import { COOPERATION_AGREEMENT, cooperationAgreementEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { AgreementEvent } from '../domain/cooperation-agreement.events.js';
import type { AgreementState } from '../domain/cooperation-agreement.record.js';

/** From domain event to contract: what is recorded is public as it is. */
export function toAgreementEvent(state: AgreementState, event: AgreementEvent): StoredEvent {
  return {
    type: cooperationAgreementEventType(event.kind),
    aggregateType: COOPERATION_AGREEMENT,
    aggregateId: state.id,
    key: state.id,
    payload: { cooperationAgreement: state, change: event },
  };
}
