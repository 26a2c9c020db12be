import { PeriodBody, SourceBody } from '@entente/http';
import {
  CRIME_AREAS,
  EXPLOITATION_FORMS,
  OPERATION_KINDS,
  nameOf,
  OVERLAP_CERTAINTIES,
  type CrimeArea,
  type ExploitationForm,
  type OperationKind,
  type OverlapCertainty,
} from '@entente/kernel';
import { country, countryOf, IsCode, IsCountryCodeOnInput, IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { JointActionDayPlan, JointActionDayStatus } from '../domain/joint-action-day.js';
import { ParticipantBody, toParticipant } from './participant.request.js';

export const JOINT_ACTION_DAY_STATUSES: readonly JointActionDayStatus[] = [
  'planned',
  'running',
  'closing',
  'closed',
  'postponed',
  'cancelled',
];

export class ParticipantCountsBody {
  @IsOptional() @IsInt() @Min(0) @Max(1_000) eu?: number;
  @IsOptional() @IsInt() @Min(0) @Max(1_000) nonEu?: number;
  @IsOptional() @IsInt() @Min(0) @Max(1_000) total?: number;
}

export class PossibleOverlapBody {
  @IsId() id!: string;
  @IsIn(OVERLAP_CERTAINTIES) certainty!: OverlapCertainty;
  @IsText({ max: 2_000 }) why!: string;
}

/** What is agreed on for an operation of several countries. Free text names no person. */
export class PlanBody {
  @IsText({ max: 300 }) name!: string;
  @IsIn(OPERATION_KINDS) kind!: OperationKind;
  @IsOptional() @IsText({ max: 200 }) framework?: string;
  @IsOptional() @IsArray() @IsIn(CRIME_AREAS, { each: true }) crimeAreas: readonly CrimeArea[] = [];
  @IsOptional()
  @IsArray()
  @IsIn(EXPLOITATION_FORMS, { each: true })
  exploitationForms: readonly ExploitationForm[] = [];
  @IsOptional() @IsCode() ageFocus?: string;
  @ValidateNested() @Type(() => PeriodBody) period!: PeriodBody;
  @IsOptional() @IsCountryCodeOnInput() leadCountry?: string;
  @IsOptional() @IsArray() @IsCountryCodeOnInput({ each: true }) coLeadCountries: readonly string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsText({ max: 200, each: true })
  coordinators: readonly string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ParticipantBody)
  participants: readonly ParticipantBody[] = [];
  @IsOptional() @IsBoolean() listComplete: boolean = true;
  @IsOptional()
  @ValidateNested()
  @Type(() => ParticipantCountsBody)
  participantCounts?: ParticipantCountsBody;
  @IsOptional() @IsId() nestedIn?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PossibleOverlapBody)
  mayOverlapWith: readonly PossibleOverlapBody[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsId({ each: true }) measures: readonly string[] = [];
  /** The indicators participants are asked for; none named: the catalogue's core. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @IsCode({ each: true }) reportingTemplate: readonly string[] =
    [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SourceBody)
  sources: readonly SourceBody[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes: readonly string[] =
    [];
}

export class JointActionDayBody extends PlanBody {
  /** Taken from a registrar only, who records published operations. */
  @IsOptional() @IsIn(JOINT_ACTION_DAY_STATUSES) status?: JointActionDayStatus;
}

export function toPlan({ status: _status, ...body }: JointActionDayBody): JointActionDayPlan {
  const { leadCountry, coLeadCountries, coordinators, participants, ...same } = body;
  return {
    ...same,
    ...country('leadCountry', leadCountry),
    coLeadCountries: coLeadCountries.map(countryOf),
    coordinators: coordinators.map(nameOf),
    participants: participants.map(toParticipant),
  };
}
