import {
  OFFENCES,
  PRECISIONS,
  type CountryCode,
  type GroupDimension,
  type LocalDate,
  type Offence,
  type Precision,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsInstant, IsLocalDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Min,
  ValidateNested,
} from 'class-validator';
import { SourceV1 } from '../shared/source.v1.js';
import { AttributionV1, OverlapV1 } from './overlap.v1.js';

export const RESULT_STATUSES_V1 = ['provisional', 'confirmed', 'withdrawn'] as const;
export const RESULT_SCOPES_V1 = ['country', 'operation'] as const;
export const COUNTINGS_V1 = ['increment', 'running-total'] as const;
export const IDENTIFICATIONS_V1 = ['formal', 'not-stated'] as const;
export const PHASES_V1 = ['during', 'before', 'after'] as const;

export class GroupV1 implements Partial<Record<GroupDimension, string>> {
  @IsOptional() @IsCode() sex?: string;
  @IsOptional() @IsCode() ageGroup?: string;
  @IsOptional() @IsText({ max: 100 }) citizenship?: string;
  @IsOptional() @IsCode() exploitationForm?: string;
}

export class NotCountedV1 {
  @IsText({ max: 2_000 }) reason!: string;
}

export class CutOffV1 {
  @IsOptional() @IsInstant() at?: string;
  @IsOptional() @IsInt() @Min(0) participantsCovered?: number;
}

export class PlaceV1 {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) region?: string;
}

/** SIENA handling codes and text. */
export class HandlingV1 {
  @IsArray() @IsText({ max: 20, each: true }) codes!: string[];
  @IsOptional() @IsText({ max: 2_000 }) text?: string;
}

/** Why this value stands for all of the same thing, and since when. Of several such decisions the newest counts. */
export class RetainedV1 {
  @IsInstant() at!: string;
  @IsText({ max: 2_000 }) reason!: string;
}

/** One figure, from one reporter, as others may see it. Counts and groups only. */
export class ReportedResultV1 {
  @IsId() id!: string;
  @IsId() jointActionDayId!: string;
  @IsIn(RESULT_STATUSES_V1) status!: (typeof RESULT_STATUSES_V1)[number];
  @IsIn(RESULT_SCOPES_V1) scope!: (typeof RESULT_SCOPES_V1)[number];
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) reportingService?: string;
  @IsCode() indicator!: string;
  @IsText({ max: 50 }) unit!: string;
  @IsNumber() @Min(0) value!: number;
  @IsIn(PRECISIONS) precision!: Precision;
  @IsIn(COUNTINGS_V1) counting!: (typeof COUNTINGS_V1)[number];
  @IsOptional() @IsText({ max: 1_000 }) wording?: string;
  @IsOptional() @IsIn(IDENTIFICATIONS_V1) identification?: (typeof IDENTIFICATIONS_V1)[number];
  @IsIn(OFFENCES) offence!: Offence;
  @IsOptional() @ValidateNested() @Type(() => GroupV1) group?: GroupV1;
  @IsOptional() @IsId() breakdownOf?: string;
  @IsOptional() @IsText({ max: 200 }) breakdownLabel?: string;
  @IsOptional() @IsBoolean() partsComplete?: boolean;
  @IsOptional() @IsId() alternativeTo?: string;
  @IsOptional() @ValidateNested() @Type(() => RetainedV1) retained?: RetainedV1;
  @IsOptional() @ValidateNested() @Type(() => NotCountedV1) notCounted?: NotCountedV1;
  @IsOptional() @ValidateNested() @Type(() => CutOffV1) cutOff?: CutOffV1;
  @IsOptional() @IsIn(PHASES_V1) phase?: (typeof PHASES_V1)[number];
  @IsOptional() @IsLocalDate() day?: LocalDate;
  @IsOptional() @ValidateNested() @Type(() => PlaceV1) place?: PlaceV1;
  @IsOptional() @IsLocalDate() statedOn?: LocalDate;
  @IsOptional() @ValidateNested() @Type(() => SourceV1) source?: SourceV1;
  @IsOptional() @ValidateNested() @Type(() => HandlingV1) handling?: HandlingV1;
  /** The figure counts once, whatever is attributed to whom. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AttributionV1)
  attributions?: AttributionV1[];
  /** Other results that may be this one, of each once; behind the one that is confirmed it steps back. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OverlapV1)
  overlaps?: OverlapV1[];
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
  /** Logged after the operation was closed or cancelled. */
  @IsBoolean() lateReturn!: boolean;
  @IsInstant() loggedAt!: string;
}
