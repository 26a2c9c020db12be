import { IsCode, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, ValidateNested } from 'class-validator';
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

export class JointActionDayChangeV1 {
  /** A code, not a closed list: the event's type says the same, and new kinds come as new types. */
  @IsCode() kind!: string;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  /** The fields whose value is another one than in the version before. */
  @IsArray() @IsCode({ each: true }) fields!: string[];
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class JointActionDayEventV1 {
  @ValidateNested() @Type(() => JointActionDayV1) jointActionDay!: JointActionDayV1;
  @ValidateNested() @Type(() => JointActionDayChangeV1) change!: JointActionDayChangeV1;
}
