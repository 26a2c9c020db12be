import { OverlapAnswerV1, PlaceV1 } from '@entente/contracts';
import { STANDINGS, type Standing } from '@entente/counting';
import {
  OVERLAP_STATUSES,
  PRECISIONS,
  type CountryCode,
  type LocalDate,
  type OverlapStatus,
  type Precision,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsLocalDate, IsText } from '@entente/schema';
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
import { OVERLAP_EVIDENCE_KINDS, type OverlapEvidenceKind } from '../domain/overlap-evidence.js';
import type { OverlapPair, PairedResult } from '../domain/overlaps.js';

/** Of a result, what it takes to decide whether it is the same as another one. */
export class OverlappingResultAnswer {
  @IsId() id!: string;
  @IsId() jointActionDayId!: string;
  /** What a decision on it names with If-Match. */
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) reportingService?: string;
  @IsCode() indicator!: string;
  @IsText({ max: 50 }) unit!: string;
  @IsNumber() @Min(0) value!: number;
  @IsIn(PRECISIONS) precision!: Precision;
  @IsOptional() @IsLocalDate() day?: LocalDate;
  @IsOptional() @ValidateNested() @Type(() => PlaceV1) place?: PlaceV1;
  /** What it is to the figures of its own operation, where one that steps back behind another operation's counts. */
  @IsIn(STANDINGS) standing!: Standing;
}

export class OverlapEvidenceAnswer {
  @IsIn(OVERLAP_EVIDENCE_KINDS) kind!: OverlapEvidenceKind;
  @IsText({ max: 1_000 }) detail!: string;
}

export class OverlapAnswer {
  /** The one that counts, then the one that steps back or would. */
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => OverlappingResultAnswer)
  results!: OverlappingResultAnswer[];
  /** The id of the one that steps back or would: answers are given there. */
  @IsId() stepsBack!: string;
  @IsIn(OVERLAP_STATUSES) status!: OverlapStatus;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => OverlapEvidenceAnswer)
  evidence!: readonly OverlapEvidenceAnswer[];
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => OverlapAnswerV1)
  answers!: OverlapPair['answers'];
}

export class OverlapsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OverlapAnswer) items!: OverlapAnswer[];
  @IsOptional() @IsString() next?: string;
  /** There may be more pairs than were looked for: answering these may bring them. */
  @IsOptional() @IsBoolean() more?: true;
}

export function toOverlapAnswer(pair: OverlapPair): OverlapAnswer {
  const { stepsBack, behind, status, evidence, answers } = pair;
  return {
    results: [behind, stepsBack].map(toResult),
    stepsBack: stepsBack.result.id,
    ...{ status, evidence, answers },
  };
}

function toResult({ result, standing }: PairedResult): OverlappingResultAnswer {
  const { id, jointActionDayId, version, country, reportingService, indicator, unit } = result;
  const { value, precision, day, place } = result;
  return {
    ...{ id, jointActionDayId, version, indicator, unit, value, precision, standing },
    ...(country !== undefined && { country }),
    ...(reportingService !== undefined && { reportingService }),
    ...(day !== undefined && { day }),
    ...(place && { place }),
  };
}
