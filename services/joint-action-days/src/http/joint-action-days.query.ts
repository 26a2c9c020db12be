import { PageQuery } from '@entente/http';
import { OPERATION_KINDS, type OperationKind } from '@entente/kernel';
import { IsCountryCodeOnInput } from '@entente/schema';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { JointActionDayStatus } from '../domain/joint-action-day.js';
import { JOINT_ACTION_DAY_STATUSES } from './joint-action-day.request.js';

export class JointActionDaysQuery extends PageQuery {
  @IsOptional() @IsInt() @Min(1900) @Max(2999) year?: number;
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsIn(OPERATION_KINDS) kind?: OperationKind;
  @IsOptional() @IsIn(JOINT_ACTION_DAY_STATUSES) status?: JointActionDayStatus;
}
