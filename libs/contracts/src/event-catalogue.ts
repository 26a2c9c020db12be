import type { DeclaredClass } from '@entente/schema';
import {
  ARRANGEMENT,
  ARRANGEMENT_CHANGES,
  arrangementEventType,
  ArrangementEventV1,
} from './cooperation-agreements/arrangement-events.v1.js';
import {
  COOPERATION_AGREEMENT,
  COOPERATION_AGREEMENT_CHANGES,
  cooperationAgreementEventType,
  CooperationAgreementEventV1,
} from './cooperation-agreements/cooperation-agreement-events.v1.js';
import {
  JOINT_ACTION_DAY,
  JOINT_ACTION_DAY_CHANGES,
  jointActionDayEventType,
  JointActionDayEventV1,
} from './joint-action-days/joint-action-day-events.v1.js';
import {
  REPORTED_RESULT,
  REPORTED_RESULT_CHANGES,
  reportedResultEventType,
  ReportedResultEventV1,
} from './joint-action-days/reported-result-events.v1.js';
import { MEASURE, MEASURE_CHANGES, measureEventType, MeasureEventV1 } from './measures/measure-events.v1.js';
import { COOPERATION_AGREEMENTS_TOPIC, JOINT_ACTION_DAYS_TOPIC, MEASURES_TOPIC } from './topics.js';

/** An event that crosses a boundary: where it is found, what it is about, and the shape of its payload. */
export interface EventContract {
  readonly type: string;
  readonly aggregate: string;
  readonly topic: string;
  readonly data: DeclaredClass;
}

export const EVENT_CONTRACTS: readonly EventContract[] = [
  ...JOINT_ACTION_DAY_CHANGES.map((change) => ({
    type: jointActionDayEventType(change),
    aggregate: JOINT_ACTION_DAY,
    topic: JOINT_ACTION_DAYS_TOPIC,
    data: JointActionDayEventV1,
  })),
  ...REPORTED_RESULT_CHANGES.map((change) => ({
    type: reportedResultEventType(change),
    aggregate: REPORTED_RESULT,
    topic: JOINT_ACTION_DAYS_TOPIC,
    data: ReportedResultEventV1,
  })),
  ...MEASURE_CHANGES.map((change) => ({
    type: measureEventType(change),
    aggregate: MEASURE,
    topic: MEASURES_TOPIC,
    data: MeasureEventV1,
  })),
  ...COOPERATION_AGREEMENT_CHANGES.map((change) => ({
    type: cooperationAgreementEventType(change),
    aggregate: COOPERATION_AGREEMENT,
    topic: COOPERATION_AGREEMENTS_TOPIC,
    data: CooperationAgreementEventV1,
  })),
  ...ARRANGEMENT_CHANGES.map((change) => ({
    type: arrangementEventType(change),
    aggregate: ARRANGEMENT,
    topic: COOPERATION_AGREEMENTS_TOPIC,
    data: ArrangementEventV1,
  })),
];
