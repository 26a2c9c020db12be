import { IsCode, IsInstant, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { JointActionDayV1 } from './joint-action-day.v1.js';
import { ParticipantNameV1 } from './participation.v1.js';

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
  'invited',
  'accepted',
  'declined',
  'left',
  'cannot-say',
  'reminded',
  'decided',
] as const;
export type JointActionDayChangeKind = (typeof JOINT_ACTION_DAY_CHANGES)[number];

export function jointActionDayEventType(change: JointActionDayChangeKind): string {
  return `${JOINT_ACTION_DAY}.${change}.v1`;
}

/** Whom and what a change is about: the first of them, and how many more there are. */
export class ConcernedV1 {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ParticipantNameV1)
  participants?: ParticipantNameV1[];
  @IsOptional() @IsArray() @ArrayMaxSize(10) @IsCode({ each: true }) indicators?: string[];
  @IsOptional() @IsInt() @Min(1) more?: number;
  /** Of `decided`: what the figure is made of from then on. */
  @IsOptional() @IsIn(['stated', 'shares', 'as-ruled']) use?: 'stated' | 'shares' | 'as-ruled';
  /** Of `decided`, where the figure is an amount: its currency. */
  @IsOptional() @IsText({ max: 50 }) unit?: string;
}

export class JointActionDayChangeV1 extends ChangeV1 {
  /** Of `reminded`: whom it reminds of what stands in the state's `reminded`, with this instant. */
  @IsOptional() @IsInstant() remindedAt?: string;
  @IsOptional() @ValidateNested() @Type(() => ConcernedV1) concerns?: ConcernedV1;
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class JointActionDayEventV1 {
  @ValidateNested() @Type(() => JointActionDayV1) jointActionDay!: JointActionDayV1;
  @ValidateNested() @Type(() => JointActionDayChangeV1) change!: JointActionDayChangeV1;
}
