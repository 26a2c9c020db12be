import 'reflect-metadata';
import {
  PARTICIPATION_BASES,
  PARTICIPATION_STATUSES,
  type CountryCode,
  type ParticipationBasis,
  type ParticipationStatus,
} from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsInstant, IsText } from '@entente/schema';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';

/** What tells participants apart: a country, a body, a service of either. */
export class ParticipantNameV1 {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsOptional() @IsText({ max: 200 }) service?: string;
}

/** What the part of a third country rests on, as far as anybody told. */
export class RestsOnV1 {
  @IsIn(PARTICIPATION_BASES) kind!: ParticipationBasis;
  /** The agreement or arrangement; it may arrive later. */
  @IsOptional() @IsId() id?: string;
  @IsOptional() @IsText({ max: 1_000 }) note?: string;
}

/** How a participant stands to its invitation. Who declined or left is not expected to report. */
export class ParticipationV1 extends ParticipantNameV1 {
  @IsIn(PARTICIPATION_STATUSES) status!: ParticipationStatus;
  @IsInstant() since!: string;
  /** Of one who answered: when it was invited, if it was. */
  @IsOptional() @IsInstant() invitedAt?: string;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}

/** Indicators that a country, one of its services, or a body cannot say anything about. A figure replaces it. */
export class CannotSayV1 extends ParticipantNameV1 {
  @IsArray() @ArrayMaxSize(200) @IsCode({ each: true }) indicators!: string[];
  @IsText({ max: 2_000 }) reason!: string;
  @IsInstant() since!: string;
}

/** Indicators that a participant was reminded of. Nobody is reminded of the same twice. */
export class RemindedV1 extends ParticipantNameV1 {
  @IsArray() @ArrayMaxSize(500) @IsCode({ each: true }) indicators!: string[];
  @IsInstant() at!: string;
}
