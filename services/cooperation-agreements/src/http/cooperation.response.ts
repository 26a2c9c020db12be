import { STATE_BASES, type CountryCode, type LocalDate, type StateBasis } from '@entente/kernel';
import { IsCode, IsCountryCode, IsId, IsLocalDate, IsText, OrNull } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { AgreementOnDay } from '../application/read-agreements.js';
import type { ArrangementOnDay } from '../application/read-arrangements.js';
import { ArrangementBody } from './arrangement.request.js';
import { AgreementBody } from './cooperation-agreement.request.js';

export class PartyStatusAnswer {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 300 }) body?: string;
  @OrNull() @IsCode() status!: string | null;
  @IsIn(STATE_BASES) statusBasis!: StateBasis;
}

/** The fields that PUT takes, and the state on a day, derived from the dates or as it was stated. */
export class AgreementAnswer extends AgreementBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  /** `null` where nobody knows. */
  @OrNull() @IsCode() status!: string | null;
  @IsIn(STATE_BASES) statusBasis!: StateBasis;
  @IsLocalDate() statusOn!: LocalDate;
  /** In the order of `parties`. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PartyStatusAnswer)
  partyStatuses!: PartyStatusAnswer[];
}

export class AgreementsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AgreementAnswer) items!: readonly AgreementOnDay[];
  @IsOptional() @IsString() next?: string;
}

/** The fields that PUT takes, and the state on a day, as it was reported or by the dates. */
export class ArrangementAnswer extends ArrangementBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  /** `null` where nobody knows. */
  @OrNull() @IsCode() status!: string | null;
  @IsIn(STATE_BASES) statusBasis!: StateBasis;
  @IsLocalDate() statusOn!: LocalDate;
}

export class ArrangementsAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ArrangementAnswer)
  items!: readonly ArrangementOnDay[];
  @IsOptional() @IsString() next?: string;
}
