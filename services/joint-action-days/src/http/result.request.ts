import { SourceBody } from '@entente/http';
import {
  AGE_GROUPS,
  ATTRIBUTION_ROLES,
  EXPLOITATION_FORMS,
  nameOf,
  OFFENCES,
  PRECISIONS,
  SEXES,
  type Actor,
  type AttributionRole,
  type Group,
  type LocalDate,
  type Offence,
  type Precision,
} from '@entente/kernel';
import { country, IsCode, IsCountryCodeOnInput, IsId, IsInstant, IsLocalDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Attribution } from '../domain/attribution.js';
import { unitOf, type Correction, type ReportedFigure } from '../domain/reported-result.js';
import { groupNameOf } from './name.js';

/** The largest figure that is taken: above it, sums would no longer be exact to the cent. */
const MOST = 1_000_000_000_000;

export class GroupBody {
  @IsOptional() @IsIn(SEXES) sex?: string;
  @IsOptional() @IsIn(AGE_GROUPS) ageGroup?: string;
  /** A country, or a group of countries by name. */
  @IsOptional() @IsText({ max: 100 }) citizenship?: string;
  @IsOptional() @IsIn(EXPLOITATION_FORMS) exploitationForm?: string;
}

export class NotCountedBody {
  @IsText({ max: 2_000 }) reason!: string;
}

export class CutOffBody {
  @IsOptional() @IsInstant() at?: string;
  @IsOptional() @IsInt() @Min(0) @Max(1_000) participantsCovered?: number;
}

export class PlaceBody {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 200 }) region?: string;
}

/** SIENA handling codes and text. */
export class HandlingBody {
  @IsArray() @ArrayMaxSize(20) @IsText({ max: 20, each: true }) codes!: readonly string[];
  @IsOptional() @IsText({ max: 2_000 }) text?: string;
}

/** What a country, a body or a service did for a result. Bodies and services are named, never persons. */
export class AttributionBody {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 200 }) service?: string;
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsIn(ATTRIBUTION_ROLES) role!: AttributionRole;
}

/** What is known of a figure beside the figure itself. */
export class CircumstancesBody {
  @IsOptional() @IsText({ max: 1_000 }) wording?: string;
  @IsOptional() @IsIn(['formal', 'not-stated']) identification?: 'formal' | 'not-stated';
  @IsOptional() @ValidateNested() @Type(() => CutOffBody) cutOff?: CutOffBody;
  @IsOptional() @IsIn(['during', 'before', 'after']) phase?: 'during' | 'before' | 'after';
  @IsOptional() @IsLocalDate() day?: LocalDate;
  @IsOptional() @ValidateNested() @Type(() => PlaceBody) place?: PlaceBody;
  @IsOptional() @IsLocalDate() statedOn?: LocalDate;
  @IsOptional() @ValidateNested() @Type(() => SourceBody) source?: SourceBody;
  @IsOptional() @ValidateNested() @Type(() => HandlingBody) handling?: HandlingBody;
  /** The figure counts once, whatever is attributed to whom. At most five countries carried out a share. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AttributionBody)
  attributions?: readonly AttributionBody[];
}

/** One figure, from one reporter. Counts and groups only. */
export class ResultBody extends CircumstancesBody {
  @IsIn(['country', 'operation']) scope!: 'country' | 'operation';
  /** The reporter's own country unless said otherwise; none for a figure of the whole operation. */
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 200 }) reportingService?: string;
  @IsCode() indicator!: string;
  @IsOptional() @IsText({ max: 50 }) unit?: string;
  @IsNumber() @Min(0) @Max(MOST) value!: number;
  @IsOptional() @IsIn(PRECISIONS) precision: Precision = 'exact';
  @IsOptional() @IsIn(['increment', 'running-total']) counting: 'increment' | 'running-total' = 'increment';
  @IsOptional() @IsIn(OFFENCES) offence: Offence = 'any';
  @IsOptional() @ValidateNested() @Type(() => GroupBody) group?: GroupBody;
  @IsOptional() @IsId() breakdownOf?: string;
  @IsOptional() @IsText({ max: 200 }) breakdownLabel?: string;
  @IsOptional() @IsBoolean() partsComplete?: boolean;
  @IsOptional() @IsId() alternativeTo?: string;
  @IsOptional() @ValidateNested() @Type(() => NotCountedBody) notCounted?: NotCountedBody;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes: readonly string[] =
    [];
}

/** What is corrected; what is absent stays as it was. */
export class CorrectionBody extends CircumstancesBody {
  @IsNumber() @Min(0) @Max(MOST) value!: number;
  @IsText({ max: 2_000 }) reason!: string;
  @IsOptional() @IsIn(PRECISIONS) precision?: Precision;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes?: readonly string[];
}

export function toFigure(body: ResultBody, actor: Actor): ReportedFigure {
  const {
    unit,
    country: spelling,
    place,
    indicator,
    identification,
    reportingService,
    group,
    attributions,
    ...same
  } = body;
  const own = body.scope === 'country' ? actor.country : undefined;
  return {
    ...same,
    indicator,
    unit: unitOf(indicator, unit),
    ...country('country', spelling ?? own),
    ...(reportingService !== undefined && { reportingService: nameOf(reportingService) }),
    ...(group && { group: toGroup(group) }),
    ...(place && { place: toPlace(place) }),
    ...(attributions && { attributions: attributions.map(toAttribution) }),
    ...identified(indicator, identification),
  };
}

export function toCorrection(body: CorrectionBody): Correction {
  const { reason: _reason, place, attributions, ...same } = body;
  return {
    ...same,
    ...(place && { place: toPlace(place) }),
    ...(attributions && { attributions: attributions.map(toAttribution) }),
  };
}

function toAttribution({ country: spelling, service, body, role }: AttributionBody): Attribution {
  return {
    ...country('country', spelling),
    ...(service !== undefined && { service: nameOf(service) }),
    ...(body !== undefined && { body: nameOf(body) }),
    role,
  };
}

function toGroup({ citizenship, ...group }: GroupBody): Group {
  return citizenship === undefined
    ? group
    : { ...group, citizenship: groupNameOf(citizenship, '/group/citizenship') };
}

function toPlace({ country: spelling, ...rest }: PlaceBody): NonNullable<ReportedFigure['place']> {
  return { ...rest, ...country('country', spelling) };
}

/** Releases say "identified" of persons who were rescued: whether it was formal is said, or said to be unknown. */
function identified(
  indicator: string,
  identification: ReportedFigure['identification'],
): Pick<ReportedFigure, 'identification'> {
  if (identification) return { identification };
  return indicator === 'victimsIdentified' ? { identification: 'not-stated' } : {};
}
