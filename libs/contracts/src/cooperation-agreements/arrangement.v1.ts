import 'reflect-metadata';
import { ARRANGEMENT_TYPES, type ArrangementType, type CountryCode, type PartialDate } from '@entente/kernel';
import { IsCountryCode, IsId, IsPartialDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { SourceV1 } from '../shared/source.v1.js';
import { PartyV1 } from './party.v1.js';
import { StatedStatusV1 } from './stated-status.v1.js';

/** Lasting cooperation without a dated text, as others may see it. */
export class ArrangementV1 {
  @IsId() id!: string;
  @IsIn(ARRANGEMENT_TYPES) type!: ArrangementType;
  @IsText({ max: 2_000 }) subject!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PartyV1) parties!: PartyV1[];
  @IsOptional() @ValidateNested() @Type(() => StatedStatusV1) reportedState?: StatedStatusV1;
  @IsOptional() @IsPartialDate() since?: PartialDate;
  /** The first day on which it is over. */
  @IsOptional() @IsPartialDate() until?: PartialDate;
  @IsArray() @IsCountryCode({ each: true }) reportedBy!: CountryCode[];
  /** The agreements it rests on. */
  @IsArray() @IsId({ each: true }) restsOn!: string[];
  /** What rests on it. */
  @IsArray() @IsId({ each: true }) measures!: string[];
  @IsArray() @IsId({ each: true }) jointActionDays!: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SourceV1) sources!: SourceV1[];
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
}
