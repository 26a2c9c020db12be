import { AgreementGroupV1, RenewalV1, StatedStatusV1, SuspensionV1 } from '@entente/contracts';
import { AGREEMENT_TYPES, type AgreementType, type PartialDate } from '@entente/kernel';
import { IsId, IsPartialDate } from '@entente/schema';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import type { AgreementRecord } from '../domain/cooperation-agreement.record.js';
import { CooperationBody, MANY, PartyBody, toCooperation, toParty } from './cooperation.request.js';

/** A party, and what it did on its own where that is known. */
export class AgreementPartyBody extends PartyBody {
  @IsOptional() @IsPartialDate() signedOn?: PartialDate;
  @IsOptional() @IsPartialDate() ratifiedOn?: PartialDate;
  @IsOptional() @IsPartialDate() inForceFrom?: PartialDate;
  @IsOptional() @IsPartialDate() withdrawnOn?: PartialDate;
}

/** What is recorded about a dated instrument. Each date is the first day of what it names. */
export class AgreementBody extends CooperationBody {
  @IsIn(AGREEMENT_TYPES) type!: AgreementType;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => AgreementPartyBody)
  parties!: AgreementPartyBody[];
  /** A text that does not bind takes effect on its signature. */
  @IsOptional() @IsBoolean() binding?: boolean;
  @IsOptional() @IsPartialDate() negotiatingFrom?: PartialDate;
  @IsOptional() @IsPartialDate() signedOn?: PartialDate;
  @IsOptional() @IsPartialDate() inForceFrom?: PartialDate;
  @IsOptional() @IsPartialDate() expiresOn?: PartialDate;
  @IsOptional() @ValidateNested() @Type(() => RenewalV1) renewal?: RenewalV1;
  @IsOptional() @IsPartialDate() terminatedOn?: PartialDate;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SuspensionV1)
  suspensions: SuspensionV1[] = [];
  /** What somebody reported, in their word, where the dates are not known. */
  @IsOptional() @ValidateNested() @Type(() => StatedStatusV1) statedStatus?: StatedStatusV1;
  /** For an agreement-group: instruments known only by their number. */
  @IsOptional() @ValidateNested() @Type(() => AgreementGroupV1) group?: AgreementGroupV1;
  /** Other agreements; they may arrive later. */
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) amends: string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) extends: string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) replaces: string[] = [];
}

export function toAgreementRecord(body: AgreementBody): AgreementRecord {
  return { ...toCooperation(body), parties: body.parties.map(toParty) };
}
