import type { VersionedState } from '@entente/kernel';
import { IsId, IsInstant } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { ReportedResultState } from '../domain/reported-result.js';
import { ResultBody } from './result.request.js';

/** The fields that PUT takes, and what became of them. */
export class ResultAnswer extends ResultBody {
  @IsId() id!: string;
  @IsId() jointActionDayId!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(['provisional', 'confirmed', 'withdrawn']) status!: ReportedResultState['status'];
  /** Logged after the operation was closed or cancelled. */
  @IsBoolean() lateReturn!: boolean;
  @IsInstant() loggedAt!: string;
}

export class ResultsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ResultAnswer) items!: ResultAnswer[];
  @IsOptional() @IsString() next?: string;
}

/** Who logged it stays with the service. */
export function toResultAnswer(result: VersionedState<ReportedResultState>): ResultAnswer {
  const { loggedBy: _loggedBy, ...answer } = result;
  return answer;
}
