import {
  JOINT_ACTION_DAY,
  REPORTED_RESULT,
  type JointActionDayEventV1,
  type JointActionDayV1,
  type ReportedResultEventV1,
  type ReportedResultV1,
} from '@entente/contracts';
import type { IncomingEvent } from '@entente/messaging';
import { factOf, type Fact } from './fact.js';

interface OfOperation {
  /** Results go into the document of their operation. */
  readonly operationId: string;
}

export type JointActionDayFact = Fact<typeof JOINT_ACTION_DAY, JointActionDayV1> & OfOperation;
export type ResultFact = Fact<typeof REPORTED_RESULT, ReportedResultV1> & OfOperation;
export type OperationFact = JointActionDayFact | ResultFact;

export function toJointActionDayFact(event: IncomingEvent<JointActionDayEventV1>): JointActionDayFact {
  const { jointActionDay } = event.data;
  return { ...factOf(JOINT_ACTION_DAY, event, jointActionDay), operationId: event.subject };
}

export function toResultFact(event: IncomingEvent<ReportedResultEventV1>): ResultFact {
  const { reportedResult } = event.data;
  return {
    ...factOf(REPORTED_RESULT, event, reportedResult),
    operationId: reportedResult.jointActionDayId,
  };
}
