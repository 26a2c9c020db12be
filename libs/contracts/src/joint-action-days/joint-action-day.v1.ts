import 'reflect-metadata';
import {
  CRIME_AREAS,
  EXPLOITATION_FORMS,
  OFFENCES,
  OPERATION_KINDS,
  OVERLAP_CERTAINTIES,
  PRECISIONS,
  type CountryCode,
  type CrimeArea,
  type ExploitationForm,
  type Offence,
  type OperationKind,
  type OverlapCertainty,
  type Precision,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsInstant, IsText, OrNull } from '@entente/schema';
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
import { PeriodV1 } from '../shared/period.v1.js';
import { SourceV1 } from '../shared/source.v1.js';
import {
  CannotSayV1,
  ParticipantNameV1,
  ParticipationV1,
  RemindedV1,
  RestsOnV1,
} from './participation.v1.js';

export const JOINT_ACTION_DAY_STATUSES_V1 = [
  'planned',
  'running',
  'closing',
  'closed',
  'postponed',
  'cancelled',
] as const;

export class ParticipantV1 extends ParticipantNameV1 {
  @IsOptional() @IsText({ max: 100 }) role?: string;
  /** What it is asked for; none named: what the operation's reporting template names. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @IsCode({ each: true }) indicators?: string[];
  @IsOptional() @ValidateNested() @Type(() => RestsOnV1) restsOn?: RestsOnV1;
}

/** How many countries took part, as printed, where the list of participants is not complete. */
export class ParticipantCountsV1 {
  @IsOptional() @IsInt() @Min(0) eu?: number;
  @IsOptional() @IsInt() @Min(0) nonEu?: number;
  @IsOptional() @IsInt() @Min(0) total?: number;
}

export class PossibleOverlapV1 {
  @IsId() id!: string;
  @IsIn(OVERLAP_CERTAINTIES) certainty!: OverlapCertainty;
  @IsText({ max: 2_000 }) why!: string;
}

/** A figure as it stood at closure. `value` is null where shares were missing and nothing was stated. */
export class ClosedFigureV1 {
  @IsCode() indicator!: string;
  @IsText({ max: 50 }) unit!: string;
  @IsIn(['stated', 'shares', 'incomplete']) madeOf!: 'stated' | 'shares' | 'incomplete';
  @OrNull() @IsNumber() @Min(0) value!: number | null;
  @OrNull() @IsIn(PRECISIONS) precision!: Precision | null;
  @IsOptional() @IsIn([...OFFENCES, 'mixed']) offence?: Offence | 'mixed';
  /** How many results it rests on; which they are is in the journal. */
  @IsInt() @Min(0) results!: number;
}

/** Figures that did not go together when the operation was closed. */
export class ClosedFindingV1 {
  @IsCode() check!: string;
  @IsCode() indicator!: string;
  @IsOptional() @IsText({ max: 50 }) unit?: string;
  @IsText({ max: 500 }) detail!: string;
  /** How many results it is about. */
  @IsInt() @Min(0) results!: number;
}

/** The figures that closing saw. Late returns and corrections do not change them. */
export class ClosureV1 {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ClosedFigureV1) figures!: ClosedFigureV1[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClosedFindingV1)
  findings?: ClosedFindingV1[];
  /** How many more there were than are kept. */
  @IsOptional() @IsInt() @Min(1) moreFindings?: number;
  /** Why it was closed all the same. */
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}

/** What the lead decided that an operation's figure of one indicator is made of. */
export class FigureDecisionV1 {
  @IsCode() indicator!: string;
  @IsText({ max: 50 }) unit!: string;
  @IsIn(['stated', 'shares']) use!: 'stated' | 'shares';
  @IsText({ max: 2_000 }) reason!: string;
  @IsInstant() at!: string;
}

/** A joint action day as others may see it. Counts and groups only. */
export class JointActionDayV1 {
  @IsId() id!: string;
  @IsIn(JOINT_ACTION_DAY_STATUSES_V1) status!: (typeof JOINT_ACTION_DAY_STATUSES_V1)[number];
  @IsText({ max: 300 }) name!: string;
  @IsIn(OPERATION_KINDS) kind!: OperationKind;
  @IsOptional() @IsText({ max: 200 }) framework?: string;
  @IsArray() @IsIn(CRIME_AREAS, { each: true }) crimeAreas!: CrimeArea[];
  @IsArray() @IsIn(EXPLOITATION_FORMS, { each: true }) exploitationForms!: ExploitationForm[];
  @IsOptional() @IsCode() ageFocus?: string;
  @ValidateNested() @Type(() => PeriodV1) period!: PeriodV1;
  @IsOptional() @IsCountryCode() leadCountry?: CountryCode;
  @IsArray() @IsCountryCode({ each: true }) coLeadCountries!: CountryCode[];
  @IsArray() @IsText({ max: 200, each: true }) coordinators!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ParticipantV1) participants!: ParticipantV1[];
  @IsBoolean() listComplete!: boolean;
  @IsOptional() @ValidateNested() @Type(() => ParticipantCountsV1) participantCounts?: ParticipantCountsV1;
  @IsOptional() @IsId() nestedIn?: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PossibleOverlapV1)
  mayOverlapWith!: PossibleOverlapV1[];
  @IsArray() @IsId({ each: true }) measures!: string[];
  @IsArray() @IsCode({ each: true }) reportingTemplate!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SourceV1) sources!: SourceV1[];
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
  @IsOptional() @ValidateNested() @Type(() => ClosureV1) closure?: ClosureV1;
  /** Absent where nobody was invited: then whoever is listed takes part. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ParticipationV1)
  participation?: ParticipationV1[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3_000)
  @ValidateNested({ each: true })
  @Type(() => CannotSayV1)
  cannotSay?: CannotSayV1[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3_000)
  @ValidateNested({ each: true })
  @Type(() => RemindedV1)
  reminded?: RemindedV1[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FigureDecisionV1)
  decisions?: FigureDecisionV1[];
}
