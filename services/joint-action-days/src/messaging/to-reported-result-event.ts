import { REPORTED_RESULT, reportedResultEventType } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import type { ReportedResultState } from '../domain/reported-result.js';

/** From domain event to contract. Who logged it stays here; the key keeps an operation in one partition. */
export function toReportedResultEvent(state: ReportedResultState, event: ReportedResultEvent): StoredEvent {
  const { loggedBy: _loggedBy, ...reportedResult } = state;
  return {
    type: reportedResultEventType(event.kind),
    aggregateType: REPORTED_RESULT,
    aggregateId: state.id,
    key: state.jointActionDayId,
    payload: { reportedResult, change: event },
  };
}
