import { JOINT_ACTION_DAY, JOINT_ACTION_DAYS_TOPIC, REPORTED_RESULT } from '@entente/contracts';
import type { IncomingEvent } from '@entente/messaging';
import { operationDocument, type OperationDocument } from './operation-document.js';
import { toJointActionDayFact, toResultFact, type OperationFact } from './operation-fact.js';
import type { ProjectedKind } from './projected-kind.js';

export const OPERATIONS: ProjectedKind<OperationFact, OperationDocument> = {
  name: 'operation-figures',
  publisher: 'joint-action-days',
  topic: JOINT_ACTION_DAYS_TOPIC,
  facts: 'facts',
  documents: 'operations',
  groupedBy: 'operationId',
  documentIndexes: [{ key: { year: 1 } }, { key: { nestedIn: 1 }, sparse: true }],
  toFact: new Map<string, (event: IncomingEvent<never>) => OperationFact>([
    [JOINT_ACTION_DAY, toJointActionDayFact],
    [REPORTED_RESULT, toResultFact],
  ]),
  documentOf: operationDocument,
};
