import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { JointActionDayV1 } from './joint-action-day.v1.js';

export const JOINT_ACTION_DAY = 'org.entente.joint-action-day';

/** What may happen to a joint action day: the last word of the event's type before its major. */
export const JOINT_ACTION_DAY_CHANGES = [
  'planned',
  'recorded',
  'revised',
  'started',
  'closing-started',
  'closed',
  'reopened',
  'postponed',
  'cancelled',
] as const;
export type JointActionDayChangeKind = (typeof JOINT_ACTION_DAY_CHANGES)[number];

export function jointActionDayEventType(change: JointActionDayChangeKind): string {
  return `${JOINT_ACTION_DAY}.${change}.v1`;
}

export class JointActionDayChangeV1 extends ChangeV1 {}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class JointActionDayEventV1 {
  @ValidateNested() @Type(() => JointActionDayV1) jointActionDay!: JointActionDayV1;
  @ValidateNested() @Type(() => JointActionDayChangeV1) change!: JointActionDayChangeV1;
}
