import { ClosureV1 } from '@entente/contracts';
import { participatingCountries } from '@entente/counting';
import { IsCountryCode, IsId } from '@entente/schema';
import type { CountryCode, VersionedState } from '@entente/kernel';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { JointActionDayState, JointActionDayStatus } from '../domain/joint-action-day.js';
import { JOINT_ACTION_DAY_STATUSES, PlanBody } from './joint-action-day.request.js';

/** The fields that PUT takes, and what was derived. */
export class JointActionDayAnswer extends PlanBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(JOINT_ACTION_DAY_STATUSES) status!: JointActionDayStatus;
  /** Every country that takes part: lead and co-leads, listed or not, among them. */
  @IsArray() @IsCountryCode({ each: true }) participatingCountries!: readonly CountryCode[];
  /** The figures that closing saw. */
  @IsOptional() @ValidateNested() @Type(() => ClosureV1) closure?: JointActionDayState['closure'] & object;
}

export class JointActionDaysAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => JointActionDayAnswer) items!: JointActionDayAnswer[];
  @IsOptional() @IsString() next?: string;
}

export function toAnswer(day: VersionedState<JointActionDayState>): JointActionDayAnswer {
  return { ...day, participatingCountries: participatingCountries(day) };
}
