import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { ReportedResultV1 } from './reported-result.v1.js';

export const REPORTED_RESULT = 'org.entente.reported-result';

/** What may happen to a result: the last word of the event's type before its major. */
export const REPORTED_RESULT_CHANGES = [
  'logged',
  'revised',
  'confirmed',
  'corrected',
  'withdrawn',
  'retained',
  'overlap-answered',
  'overlap-undone',
] as const;
export type ReportedResultChangeKind = (typeof REPORTED_RESULT_CHANGES)[number];

export function reportedResultEventType(change: ReportedResultChangeKind): string {
  return `${REPORTED_RESULT}.${change}.v1`;
}

export class ReportedResultChangeV1 extends ChangeV1 {}

/** The state after the change, and the change. Its message key is the action day's id, not the result's. */
export class ReportedResultEventV1 {
  @ValidateNested() @Type(() => ReportedResultV1) reportedResult!: ReportedResultV1;
  @ValidateNested() @Type(() => ReportedResultChangeV1) change!: ReportedResultChangeV1;
}
