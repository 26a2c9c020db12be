import { Problems, type Problem } from '@entente/http';
import { IsCode, IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { QueueOutcome } from '../application/queue-desk.js';
import { PROBLEMS } from './problems.js';
import { ResultAnswer, toResultAnswer } from './result.response.js';

export class FieldFaultAnswer {
  @IsString() pointer!: string;
  @IsText({ max: 2_000 }) detail!: string;
}

/** Problem details of RFC 9457. */
export class ProblemAnswer {
  @IsString() type!: string;
  @IsString() title!: string;
  @IsInt() status!: number;
  @IsOptional() @IsString() detail?: string;
  @IsString() instance!: string;
  @IsCode() code!: string;
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldFaultAnswer)
  errors?: readonly FieldFaultAnswer[];
}

export class QueueOutcomeAnswer {
  @IsId() key!: string;
  @IsIn(['applied', 'repeated', 'conflict', 'refused']) outcome!: QueueOutcome['outcome'];
  /** The version that the command made, now or when it came the first time. */
  @IsOptional() @IsInt() @Min(1) version?: number;
  /** In a conflict: the result as it is. The device has its own side. */
  @IsOptional() @ValidateNested() @Type(() => ResultAnswer) theirs?: ResultAnswer;
  @IsOptional() @ValidateNested() @Type(() => ProblemAnswer) problem?: ProblemAnswer;
  /** Refused only because an earlier command has not come yet: keep it, and send it again. */
  @IsOptional() @IsBoolean() again?: boolean;
}

export class QueueAnswer {
  /** In the order in which the commands were sent. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => QueueOutcomeAnswer) items!: QueueOutcomeAnswer[];
}

const problems = new Problems(PROBLEMS);

export function toQueueAnswer(outcomes: readonly QueueOutcome[], requestId: string): QueueAnswer {
  return { items: outcomes.map((outcome) => toAnswer(outcome, requestId)) };
}

function toAnswer(outcome: QueueOutcome, requestId: string): QueueOutcomeAnswer {
  const { key } = outcome;
  switch (outcome.outcome) {
    case 'applied':
    case 'repeated':
      return { key, outcome: outcome.outcome, version: outcome.version };
    case 'conflict':
      return { key, outcome: 'conflict', theirs: toResultAnswer(outcome.theirs) };
    case 'refused': {
      const problem: Problem = problems.of(outcome.why, requestId);
      return { key, outcome: 'refused', problem, ...(outcome.again && { again: true }) };
    }
  }
}
