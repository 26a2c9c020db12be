import { ClosedFigureV1, ClosedFindingV1 } from '@entente/contracts';
import type { Coverage, Finding, OffenceLabel, ResultRef } from '@entente/counting';
import { PeriodBody } from '@entente/http';
import {
  OFFENCES,
  OPERATION_KINDS,
  PRECISIONS,
  type CountryCode,
  type OperationKind,
  type Precision,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsInstant, IsText, OrNull } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, Min, ValidateNested } from 'class-validator';
import type { SummaryAsOf } from '../application/read-summary.js';
import type { ClosedFinding } from '../domain/findings.js';
import type { ClosedFigure, JointActionDayStatus } from '../domain/joint-action-day.js';
import type { ParticipantResponse } from '../domain/responses.js';
import { REASONS_ASIDE, type ReasonAside, type SetAside } from '../domain/set-aside.js';
import type {
  FigureInSummary,
  RepeatedInSummary,
  ShareInSummary,
  SharedInSummary,
  StatedAndShares,
} from '../domain/summary.js';
import { FindingAnswer, ResultRefAnswer } from './checks.response.js';
import { ParticipantResponseAnswer } from './responses.response.js';
import { JOINT_ACTION_DAY_STATUSES } from './joint-action-day.request.js';

const OFFENCE_LABELS = [...OFFENCES, 'mixed'] as const;

export class SummarisedOperationAnswer {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  @IsText({ max: 300 }) name!: string;
  @IsIn(OPERATION_KINDS) kind!: OperationKind;
  @IsIn(JOINT_ACTION_DAY_STATUSES) status!: JointActionDayStatus;
  @ValidateNested() @Type(() => PeriodBody) period!: PeriodBody;
  @IsOptional() @IsCountryCode() leadCountry?: CountryCode;
}

/** `of` is null where the number of participants is unknown. */
export class CoverageAnswer {
  @IsInt() @Min(0) answered!: number;
  @OrNull() @IsInt() @Min(1) of!: number | null;
}

export class ShareAnswer {
  @IsCountryCode() country!: CountryCode;
  @IsNumber() value!: number;
  @IsIn(PRECISIONS) precision!: Precision;
  @IsIn(OFFENCE_LABELS) offence!: OffenceLabel;
  @IsBoolean() provisional!: boolean;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ResultRefAnswer)
  restsOn!: readonly ResultRef[];
}

/** What stands in the row of a country and, before it, in those `besides`: another's word where it was attributed. */
export class RepeatedAnswer {
  @IsCountryCode() country!: CountryCode;
  @IsArray() @IsCountryCode({ each: true }) besides!: readonly CountryCode[];
  @IsNumber() value!: number;
  @IsIn(PRECISIONS) precision!: Precision;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ResultRefAnswer)
  restsOn!: readonly ResultRef[];
}

/** A result in the sum that is one with a result of another operation, which counts for both. */
export class SharedAnswer {
  @IsId() id!: string;
  @IsId() behind!: string;
  @IsId() operation!: string;
}

export class PlainFigureAnswer {
  @IsNumber() value!: number;
  @IsIn(PRECISIONS) precision!: Precision;
}

/** The difference is what was stated less the sum of the shares. */
export class StatedAndSharesAnswer {
  @ValidateNested() @Type(() => PlainFigureAnswer) stated!: PlainFigureAnswer;
  @ValidateNested() @Type(() => PlainFigureAnswer) shares!: PlainFigureAnswer;
  @IsNumber() difference!: number;
}

/** `value` is null where shares are missing and nothing was stated. */
export class SummaryFigureAnswer {
  @IsCode() indicator!: string;
  @IsText({ max: 50 }) unit!: string;
  @IsIn(['stated', 'shares', 'incomplete']) madeOf!: FigureInSummary['madeOf'];
  @OrNull() @IsNumber() value!: number | null;
  @OrNull() @IsIn(PRECISIONS) precision!: Precision | null;
  @IsOptional() @IsIn(OFFENCE_LABELS) offence?: OffenceLabel;
  /** What it is made of is what the lead decided. */
  @IsOptional() @IsBoolean() decided?: true;
  /** Whether a result that it rests on is not confirmed yet. */
  @IsBoolean() provisional!: boolean;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ResultRefAnswer)
  restsOn!: readonly ResultRef[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ShareAnswer) shares!: readonly ShareInSummary[];
  /** The shares add up to the sum less these. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RepeatedAnswer)
  repeated?: readonly RepeatedInSummary[];
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SharedAnswer)
  sharedWith?: readonly SharedInSummary[];
  @ValidateNested() @Type(() => CoverageAnswer) coverage!: Coverage;
  /** The sum of an incomplete figure, beside it and never in a total. */
  @IsOptional() @ValidateNested() @Type(() => PlainFigureAnswer) partial?: FigureInSummary['partial'];
  @IsOptional()
  @ValidateNested()
  @Type(() => StatedAndSharesAnswer)
  statedAndShares?: StatedAndShares;
}

export class SetAsideAnswer {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  @IsCode() indicator!: string;
  @IsIn(REASONS_ASIDE) why!: ReasonAside;
  /** Why it is not counted, as its reporter says. */
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  /** Of what steps back: the result that counts instead. */
  @IsOptional() @IsId() behind?: string;
}

/** The figures that closing saw, what did not go together among them, and why it was closed all the same. */
export class SummaryClosureAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ClosedFigureV1) figures!: readonly ClosedFigure[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ClosedFindingV1)
  findings!: readonly ClosedFinding[];
  /** How many more there were than were kept. */
  @IsOptional() @IsInt() @Min(1) moreFindings?: number;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}

export class SummaryAnswer {
  @IsInstant() asOf!: string;
  @ValidateNested() @Type(() => SummarisedOperationAnswer) operation!: SummarisedOperationAnswer;
  /** Countries that have given any figure. */
  @ValidateNested() @Type(() => CoverageAnswer) answered!: Coverage;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SummaryFigureAnswer)
  figures!: readonly FigureInSummary[];
  @IsOptional() @ValidateNested() @Type(() => SummaryClosureAnswer) closure?: SummaryClosureAnswer;
  /** What does not go together now. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingAnswer) findings!: readonly Finding[];
  /** Every result that no figure rests on, and what is in a share and not in the sum. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => SetAsideAnswer) setAside!: readonly SetAside[];
  /** What each participant reported, has not reported yet, cannot say or was not asked for. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ParticipantResponseAnswer)
  responses!: readonly ParticipantResponse[];
  /** Results that were logged after the operation was closed or cancelled. */
  @IsArray() @IsId({ each: true }) lateReturns!: readonly string[];
}

export function toSummaryAnswer({ operation, closure, ...summary }: SummaryAsOf): SummaryAnswer {
  const { id, version, name, kind, status, period, leadCountry } = operation;
  return {
    ...summary,
    operation: { id, version, name, kind, status, period, ...(leadCountry !== undefined && { leadCountry }) },
    ...(closure && { closure: { ...closure, findings: closure.findings ?? [] } }),
  };
}
