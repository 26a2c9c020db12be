import 'reflect-metadata';
import {
  CRIME_AREAS,
  MEASURE_KINDS,
  MEASURE_SCOPES,
  MEASURE_STATUSES,
  RECURRENCES,
  REGIONS,
  TARGET_SCOPES,
  THEMES,
  type CountryCode,
  type CrimeArea,
  type MeasureKind,
  type MeasureScope,
  type MeasureStatus,
  type Recurrence,
  type Region,
  type TargetScope,
  type Theme,
} from '@entente/kernel';
import { IsCountryCode, IsId, IsText, IsTextByLanguage } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { PeriodV1 } from '../shared/period.v1.js';
import { SourceV1 } from '../shared/source.v1.js';
import { FundingV1 } from './funding.v1.js';
import {
  ActivityV1,
  BeneficiaryGroupV1,
  MeasureIndicatorV1,
  PartnerV1,
  PhaseV1,
  TargetV1,
} from './measure-parts.v1.js';

/** A measure against trafficking as others may see it. */
export class MeasureV1 {
  @IsId() id!: string;
  @IsIn(MEASURE_STATUSES) status!: MeasureStatus;
  /** `unknown` where nobody said the status, which is then only where a record begins; absent means stated. */
  @IsOptional() @IsIn(['stated', 'unknown']) statusBasis?: 'stated' | 'unknown';
  /** Why it is suspended or was cancelled. */
  @IsOptional() @IsText({ max: 2_000 }) statusReason?: string;
  @IsTextByLanguage({ max: 1_000 }) title!: Record<string, string>;
  @IsOptional() @IsIn(MEASURE_KINDS) kind?: MeasureKind;
  @IsOptional() @IsIn(RECURRENCES) recurrence?: Recurrence;
  @IsIn(MEASURE_SCOPES) scope!: MeasureScope;
  @IsOptional() @IsCountryCode() reportingCountry?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) leadOrganisation?: string;
  @IsArray() @IsCountryCode({ each: true }) otherCountries!: CountryCode[];
  @IsOptional() @IsText({ max: 500 }) implements?: string;
  @IsArray() @IsIn(CRIME_AREAS, { each: true }) crimeAreas!: CrimeArea[];
  @IsArray() @IsIn(THEMES, { each: true }) themes!: Theme[];
  @IsOptional() @IsIn(['text', 'icon']) themesBasis?: 'text' | 'icon';
  @IsArray() @IsCountryCode({ each: true }) thirdCountries!: CountryCode[];
  @IsArray() @IsIn(REGIONS, { each: true }) regions!: Region[];
  @IsOptional() @IsText({ max: 1_000 }) areaWording?: string;
  @IsOptional() @IsIn(TARGET_SCOPES) targetScope?: TargetScope;
  @IsArray() @IsCountryCode({ each: true }) targetNationalities!: CountryCode[];
  @ValidateNested() @Type(() => PeriodV1) period!: PeriodV1;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PhaseV1) phases!: PhaseV1[];
  @ValidateNested() @Type(() => FundingV1) funding!: FundingV1;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PartnerV1) partners!: PartnerV1[];
  @IsOptional() @IsText({ max: 4_000 }) beneficiaries?: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BeneficiaryGroupV1)
  beneficiaryGroups!: BeneficiaryGroupV1[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ActivityV1) activities!: ActivityV1[];
  @IsArray() @IsText({ max: 500, each: true }) trainingTopics!: string[];
  @IsArray() @IsText({ max: 500, each: true }) pillars!: string[];
  @IsArray() @IsText({ max: 200, each: true }) networks!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TargetV1) targets!: TargetV1[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MeasureIndicatorV1)
  indicators!: MeasureIndicatorV1[];
  @IsArray() @IsId({ each: true }) sameProjectAs!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SourceV1) sources!: SourceV1[];
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
}
