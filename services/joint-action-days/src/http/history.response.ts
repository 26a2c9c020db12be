import { ROLES, type Role } from '@entente/kernel';
import { IsCode, IsId, IsInstant, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { ToldHappening } from '../application/read-history.js';

const AGGREGATES = { operation: 'joint-action-day', result: 'reported-result' } as const;
type AggregateName = (typeof AGGREGATES)[keyof typeof AGGREGATES];

export class ChangedRecordAnswer {
  @IsIn(Object.values(AGGREGATES)) type!: AggregateName;
  @IsId() id!: string;
  /** The version that the change made. */
  @IsInt() @Min(1) version!: number;
}

/** In which role, and for whom; people are not named. */
export class ChangedByAnswer {
  @IsArray() @IsIn(ROLES, { each: true }) roles!: readonly Role[];
  @IsOptional() @IsString() country?: string;
  @IsOptional() @IsText({ max: 200 }) organisation?: string;
}

export class HappeningAnswer {
  @IsInstant() at!: string;
  /** What it happened to and what it was: `operation-started`, `result-corrected`. */
  @IsCode() what!: string;
  @ValidateNested() @Type(() => ChangedRecordAnswer) aggregate!: ChangedRecordAnswer;
  @ValidateNested() @Type(() => ChangedByAnswer) by!: ChangedByAnswer;
  /** The reason that was given with it. */
  @IsOptional() @IsText({ max: 2_000 }) why?: string;
  @IsArray() @IsCode({ each: true }) fields!: readonly string[];
  /** All of it in a sentence. */
  @IsText({ max: 10_000 }) sentence!: string;
}

export class HistoryAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => HappeningAnswer)
  items!: readonly HappeningAnswer[];
  @IsOptional() @IsString() next?: string;
  /** More has happened in the last 20 seconds: ask for the same page again. Then there is no `next` yet. */
  @IsOptional() @IsBoolean() settling?: true;
}

export function toHappeningAnswer(happening: ToldHappening): HappeningAnswer {
  const { at, of, kind, id, version, by, why, fields, sentence } = happening;
  return {
    ...{ at, what: `${of}-${kind}`, by, fields, sentence },
    aggregate: { type: AGGREGATES[of], id, version },
    ...(why !== undefined && { why }),
  };
}
