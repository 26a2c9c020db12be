import { StatedStatusV1 } from '@entente/contracts';
import { ARRANGEMENT_TYPES, type ArrangementType, type PartialDate } from '@entente/kernel';
import { IsId, IsPartialDate } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { ArrangementRecord } from '../domain/arrangement.js';
import { CooperationBody, MANY, PartyBody, toCooperation, toParty } from './cooperation.request.js';

/** What is recorded about lasting cooperation that has no dated text. */
export class ArrangementBody extends CooperationBody {
  @IsIn(ARRANGEMENT_TYPES) type!: ArrangementType;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => PartyBody)
  parties!: PartyBody[];
  /** What somebody reported, in their word. */
  @IsOptional() @ValidateNested() @Type(() => StatedStatusV1) reportedState?: StatedStatusV1;
  @IsOptional() @IsPartialDate() since?: PartialDate;
  /** The first day on which it is over. */
  @IsOptional() @IsPartialDate() until?: PartialDate;
  /** The agreements it rests on; they may arrive later. */
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) restsOn: string[] = [];
}

export function toArrangementRecord(body: ArrangementBody): ArrangementRecord {
  return { ...toCooperation(body), parties: body.parties.map(toParty) };
}
