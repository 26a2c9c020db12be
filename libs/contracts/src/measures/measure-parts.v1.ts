import 'reflect-metadata';
import {
  PARTNER_TYPES,
  PRECISIONS,
  type CountryCode,
  type LocalDate,
  type PartialDate,
  type PartnerType,
  type Precision,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsLocalDate, IsPartialDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST = 1_000_000_000_000;

export class PhaseV1 {
  @IsOptional() @IsText({ max: 200 }) label?: string;
  @IsOptional() @IsPartialDate() startsOn?: PartialDate;
  @IsOptional() @IsPartialDate() endsOn?: PartialDate;
  @IsOptional() @IsInt() @Min(1) @Max(1_200) durationMonths?: number;
  @IsArray() @IsCountryCode({ each: true }) thirdCountries!: CountryCode[];
}

export class PartnerV1 {
  @IsText({ max: 500 }) name!: string;
  @IsOptional() @IsIn(PARTNER_TYPES) type?: PartnerType;
  @IsOptional() @IsCountryCode() country?: CountryCode;
}

/** Counts of a group of beneficiaries; never a person. */
export class BeneficiaryGroupV1 {
  @IsText({ max: 200 }) type!: string;
  @IsOptional() @IsIn(['direct', 'indirect']) reach?: 'direct' | 'indirect';
  @IsOptional() @IsInt() @Min(0) planned?: number;
  @IsOptional() @IsInt() @Min(0) reached?: number;
}

export class ActivityParticipantsV1 {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) function?: string;
  @IsOptional() @IsInt() @Min(0) number?: number;
}

export class ActivityV1 {
  @IsText({ max: 200 }) type!: string;
  @IsOptional() @IsText({ max: 500 }) subject?: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ActivityParticipantsV1)
  participants!: ActivityParticipantsV1[];
}

/** A figure that the measure aims at, or has come to, in the source's words. */
export class TargetV1 {
  @IsText({ max: 500 }) what!: string;
  @IsNumber() @Min(0) @Max(MOST) value!: number;
  @IsOptional() @IsIn(PRECISIONS) precision: Precision = 'exact';
  @IsOptional() @IsText({ max: 200 }) wording?: string;
}

export class ProgressV1 {
  @IsLocalDate() on!: LocalDate;
  @IsNumber() @Min(0) @Max(MOST) value!: number;
  @IsOptional() @IsIn(PRECISIONS) precision: Precision = 'exact';
}

/** Progress on an indicator. Its totals stay apart from those of joint action days. */
export class MeasureIndicatorV1 {
  @IsCode() indicator!: string;
  @IsOptional() @IsText({ max: 50 }) unit?: string;
  @IsOptional() @IsNumber() @Min(0) @Max(MOST) baseline?: number;
  @IsOptional() @IsNumber() @Min(0) @Max(MOST) target?: number;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ProgressV1)
  progress: ProgressV1[] = [];
}
