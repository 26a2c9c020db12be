import 'reflect-metadata';
import {
  ATTRIBUTION_ROLES,
  OVERLAP_ANSWERS,
  OVERLAP_STATUSES,
  type AttributionRole,
  type CountryCode,
  type OverlapAnswer,
  type OverlapStatus,
} from '@entente/kernel';
import { IsCountryCode, IsId, IsInstant, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';

/** What a country, a body or a service did for a result. */
export class AttributionV1 {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) service?: string;
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsIn(ATTRIBUTION_ROLES) role!: AttributionRole;
}

export class OverlappingResultV1 {
  @IsId() id!: string;
  @IsId() jointActionDayId!: string;
}

/** What one country said of two results. */
export class OverlapAnswerV1 {
  @IsCountryCode() country!: CountryCode;
  @IsIn(OVERLAP_ANSWERS) answer!: OverlapAnswer;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  @IsInstant() at!: string;
}

/** Another result, and whether the two are one and the same. Once that is confirmed, this one steps back behind it. */
export class OverlapV1 {
  @ValidateNested() @Type(() => OverlappingResultV1) with!: OverlappingResultV1;
  @IsIn(OVERLAP_STATUSES) status!: OverlapStatus;
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => OverlapAnswerV1)
  answers!: OverlapAnswerV1[];
}
