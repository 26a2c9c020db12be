import { MEASURE_STATUSES, type MeasureStatus, type VersionedState } from '@entente/kernel';
import { IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { MeasureState } from '../domain/measure.js';
import { MeasureRecordBody } from './measure.request.js';

/** The fields that PUT takes, and how far it got. */
export class MeasureAnswer extends MeasureRecordBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(MEASURE_STATUSES) status!: MeasureStatus;
  /** Why it is suspended or was cancelled. */
  @IsOptional() @IsText({ max: 2_000 }) statusReason?: string;
}

export class MeasuresAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MeasureAnswer)
  items!: readonly VersionedState<MeasureState>[];
  @IsOptional() @IsString() next?: string;
}
