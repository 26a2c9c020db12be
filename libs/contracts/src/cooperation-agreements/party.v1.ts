import 'reflect-metadata';
import type { CountryCode, PartialDate } from '@entente/kernel';
import { IsCountryCode, IsPartialDate, IsText } from '@entente/schema';
import { IsOptional } from 'class-validator';

/** A state, a body, or a body of a state. */
export class PartyV1 {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 300 }) body?: string;
  @IsOptional() @IsText({ max: 100 }) role?: string;
}

/** A party to a dated instrument, and what it did on its own where that is known. */
export class AgreementPartyV1 extends PartyV1 {
  @IsOptional() @IsPartialDate() signedOn?: PartialDate;
  @IsOptional() @IsPartialDate() ratifiedOn?: PartialDate;
  @IsOptional() @IsPartialDate() inForceFrom?: PartialDate;
  @IsOptional() @IsPartialDate() withdrawnOn?: PartialDate;
}
