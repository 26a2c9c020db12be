import { BeneficiaryGroupV1, FundingV1, MeasureIndicatorV1, TargetV1 } from '@entente/contracts';
import { PeriodBody, SourceBody } from '@entente/http';
import {
  CRIME_AREAS,
  MEASURE_KINDS,
  MEASURE_SCOPES,
  MEASURE_STATUSES,
  nameOf,
  RECURRENCES,
  REGIONS,
  TARGET_SCOPES,
  THEMES,
  type CrimeArea,
  type MeasureKind,
  type MeasureScope,
  type MeasureStatus,
  type Recurrence,
  type Region,
  type TargetScope,
  type Theme,
} from '@entente/kernel';
import { country, countryOf, IsCountryCodeOnInput, IsId, IsText, IsTextByLanguage } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { MeasureRecord } from '../domain/measure.js';
import {
  ActivityBody,
  PartnerBody,
  PhaseBody,
  toActivity,
  toBeneficiaryGroup,
  toPartner,
  toPhase,
} from './measure-parts.request.js';

const MANY = 300;

/** What is recorded about a measure. Free text names no person. */
export class MeasureRecordBody {
  @IsTextByLanguage({ max: 1_000 }) title!: Record<string, string>;
  @IsOptional() @IsIn(MEASURE_KINDS) kind?: MeasureKind;
  @IsOptional() @IsIn(RECURRENCES) recurrence?: Recurrence;
  @IsIn(MEASURE_SCOPES) scope!: MeasureScope;
  @IsOptional() @IsCountryCodeOnInput() reportingCountry?: string;
  @IsOptional() @IsText({ max: 200 }) leadOrganisation?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MANY)
  @IsCountryCodeOnInput({ each: true })
  otherCountries: string[] = [];
  /** The plan or strategy it implements. */
  @IsOptional() @IsText({ max: 500 }) implements?: string;
  @IsOptional() @IsArray() @IsIn(CRIME_AREAS, { each: true }) crimeAreas: CrimeArea[] = [];
  @IsOptional() @IsArray() @IsIn(THEMES, { each: true }) themes: Theme[] = [];
  /** Whether the source says the themes in words or shows them as icons. */
  @IsOptional() @IsIn(['text', 'icon']) themesBasis?: 'text' | 'icon';
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MANY)
  @IsCountryCodeOnInput({ each: true })
  thirdCountries: string[] = [];
  @IsOptional() @IsArray() @IsIn(REGIONS, { each: true }) regions: Region[] = [];
  /** Where it acts, in the source's words. */
  @IsOptional() @IsText({ max: 1_000 }) areaWording?: string;
  @IsOptional() @IsIn(TARGET_SCOPES) targetScope?: TargetScope;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MANY)
  @IsCountryCodeOnInput({ each: true })
  targetNationalities: string[] = [];
  @IsOptional() @ValidateNested() @Type(() => PeriodBody) period: PeriodBody = {};
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PhaseBody)
  phases: PhaseBody[] = [];
  @IsOptional() @ValidateNested() @Type(() => FundingV1) funding: FundingV1 = { funders: [], parts: [] };
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => PartnerBody)
  partners: PartnerBody[] = [];
  @IsOptional() @IsText({ max: 4_000 }) beneficiaries?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BeneficiaryGroupV1)
  beneficiaryGroups: BeneficiaryGroupV1[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ActivityBody)
  activities: ActivityBody[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 500, each: true }) trainingTopics: string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsText({ max: 500, each: true }) pillars: string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsText({ max: 200, each: true }) networks: string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TargetV1)
  targets: TargetV1[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MeasureIndicatorV1)
  indicators: MeasureIndicatorV1[] = [];
  /** `unknown` where the source says no status: the measure is planned until somebody moves it on. */
  @IsOptional() @IsIn(['stated', 'unknown']) statusBasis?: 'stated' | 'unknown';
  /** Other records of the same project, told by another state; they may arrive later. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsId({ each: true }) sameProjectAs: string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SourceBody)
  sources: SourceBody[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes: string[] = [];
}

export class MeasureBody extends MeasureRecordBody {
  /** Taken from a registrar only, who records measures that are under way or over. */
  @IsOptional() @IsIn(MEASURE_STATUSES) status?: MeasureStatus;
}

export function toRecord({ status: _status, ...body }: MeasureBody): MeasureRecord {
  const { reportingCountry, leadOrganisation, phases, partners, activities, ...same } = body;
  return {
    ...same,
    ...country('reportingCountry', reportingCountry),
    ...(leadOrganisation !== undefined && { leadOrganisation: nameOf(leadOrganisation) }),
    otherCountries: same.otherCountries.map(countryOf),
    thirdCountries: same.thirdCountries.map(countryOf),
    targetNationalities: same.targetNationalities.map(countryOf),
    phases: phases.map(toPhase),
    partners: partners.map(toPartner),
    activities: activities.map(toActivity),
    beneficiaryGroups: same.beneficiaryGroups.map(toBeneficiaryGroup),
  };
}
