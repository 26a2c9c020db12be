import { OverlapV1, RetainedV1 } from '@entente/contracts';
import { STANDINGS, type Standing } from '@entente/counting';
import type { VersionedState } from '@entente/kernel';
import { IsId, IsInstant } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Overlap } from '../domain/overlap.js';
import type { Retained, ReportedResultState } from '../domain/reported-result.js';
import type { StandingResult } from '../domain/standings.js';
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
  /** Why it stands for all values of the same thing, and since when; of several decisions the newest counts. */
  @IsOptional() @ValidateNested() @Type(() => RetainedV1) retained?: Retained;
  /** What was said of it and others that may be the same; behind the one that is confirmed it steps back. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OverlapV1)
  overlaps?: readonly Overlap[];
}

/** A result, and where it was asked for (`standing=true`) what it is to the figures of its operation. */
export class StandingResultAnswer extends ResultAnswer {
  @IsOptional() @IsIn(STANDINGS) standing?: Standing;
  /** The running total that stands instead of it. */
  @IsOptional() @IsId() replacedBy?: string;
  /** The running total before it, which was higher: this one corrects it. */
  @IsOptional() @IsNumber() @Min(0) fellFrom?: number;
}

export class ResultsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => StandingResultAnswer) items!: StandingResultAnswer[];
  @IsOptional() @IsString() next?: string;
}

/** Who logged it stays with the service. */
export function toResultAnswer(result: VersionedState<ReportedResultState>): ResultAnswer {
  const { loggedBy: _loggedBy, ...answer } = result;
  return answer;
}

export function toStandingResultAnswer(result: StandingResult): StandingResultAnswer {
  const { standing, replacedBy, fellFrom } = result;
  return Object.assign(toResultAnswer(result), {
    standing,
    ...(replacedBy !== undefined && { replacedBy }),
    ...(fellFrom !== undefined && { fellFrom }),
  });
}
