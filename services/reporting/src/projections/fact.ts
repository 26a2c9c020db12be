import {
  JOINT_ACTION_DAY,
  REPORTED_RESULT,
  type JointActionDayEventV1,
  type JointActionDayV1,
  type ReportedResultEventV1,
  type ReportedResultV1,
} from '@entente/contracts';
import type { IncomingEvent } from '@entente/messaging';

interface FactOf<Kind extends string, State> {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly operationId: string;
  readonly eventId: string;
  /** When the publisher recorded it: what a report "as of" a day may know. */
  readonly recordedAt: Date;
  readonly state: State;
}

/** One version of one aggregate, as its event told it. Facts are added and never changed. */
export type OperationFact = FactOf<typeof JOINT_ACTION_DAY, JointActionDayV1>;
export type ResultFact = FactOf<typeof REPORTED_RESULT, ReportedResultV1>;
export type Fact = OperationFact | ResultFact;

/** Clients make the ids, so that an operation and a result may have the same one. */
export function keyOf({ kind, id, version }: Pick<Fact, 'kind' | 'id' | 'version'>): string {
  return `${kind}/${id}/${version}`;
}

export function toOperationFact(event: IncomingEvent<JointActionDayEventV1>): OperationFact {
  const { jointActionDay } = event.data;
  return { ...told(event), kind: JOINT_ACTION_DAY, operationId: event.subject, state: jointActionDay };
}

export function toResultFact(event: IncomingEvent<ReportedResultEventV1>): ResultFact {
  const { reportedResult } = event.data;
  return {
    ...told(event),
    kind: REPORTED_RESULT,
    operationId: reportedResult.jointActionDayId,
    state: reportedResult,
  };
}

function told({ id, subject, aggregateVersion, recordedAt }: IncomingEvent): {
  readonly id: string;
  readonly version: number;
  readonly eventId: string;
  readonly recordedAt: Date;
} {
  return { id: subject, version: aggregateVersion, eventId: id, recordedAt };
}
