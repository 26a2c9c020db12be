import 'reflect-metadata';
import { AGREEMENT_TYPES, type AgreementType, type CountryCode, type PartialDate } from '@entente/kernel';
import { IsCountryCode, IsId, IsPartialDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { SourceV1 } from '../shared/source.v1.js';
import { AgreementPartyV1 } from './party.v1.js';
import { StatedStatusV1 } from './stated-status.v1.js';

/** The term is prolonged by so many months again and again, unless notice is given before its end. */
export class RenewalV1 {
  @IsBoolean() tacit!: boolean;
  @IsInt() @Min(1) @Max(1_200) everyMonths!: number;
  @IsOptional() @IsInt() @Min(0) @Max(1_200) noticeMonths?: number;
}

export class SuspensionV1 {
  @IsPartialDate() from!: PartialDate;
  /** The day on which it is in force again. */
  @IsOptional() @IsPartialDate() until?: PartialDate;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}

/** Instruments known only by their number: "agreements with 35 countries". */
export class AgreementGroupV1 {
  @IsOptional() @IsInt() @Min(1) @Max(10_000) announced?: number;
  @IsOptional() @IsText({ max: 4_000 }) note?: string;
}

/** A dated instrument as others may see it. Its state on a day follows from its dates, or from `statedStatus`. */
export class CooperationAgreementV1 {
  @IsId() id!: string;
  @IsIn(AGREEMENT_TYPES) type!: AgreementType;
  @IsText({ max: 2_000 }) subject!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AgreementPartyV1) parties!: AgreementPartyV1[];
  /** A text that does not bind takes effect on its signature. */
  @IsOptional() @IsBoolean() binding?: boolean;
  @IsOptional() @IsPartialDate() negotiatingFrom?: PartialDate;
  @IsOptional() @IsPartialDate() signedOn?: PartialDate;
  @IsOptional() @IsPartialDate() inForceFrom?: PartialDate;
  @IsOptional() @IsPartialDate() expiresOn?: PartialDate;
  @IsOptional() @ValidateNested() @Type(() => RenewalV1) renewal?: RenewalV1;
  @IsOptional() @IsPartialDate() terminatedOn?: PartialDate;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SuspensionV1) suspensions!: SuspensionV1[];
  @IsOptional() @ValidateNested() @Type(() => StatedStatusV1) statedStatus?: StatedStatusV1;
  @IsOptional() @ValidateNested() @Type(() => AgreementGroupV1) group?: AgreementGroupV1;
  @IsArray() @IsCountryCode({ each: true }) reportedBy!: CountryCode[];
  @IsArray() @IsId({ each: true }) amends!: string[];
  @IsArray() @IsId({ each: true }) extends!: string[];
  @IsArray() @IsId({ each: true }) replaces!: string[];
  /** What rests on it. */
  @IsArray() @IsId({ each: true }) measures!: string[];
  @IsArray() @IsId({ each: true }) jointActionDays!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SourceV1) sources!: SourceV1[];
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
}
