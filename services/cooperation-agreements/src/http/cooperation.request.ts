import { SourceBody } from '@entente/http';
import { nameOf } from '@entente/kernel';
import { country, countryOf, IsCountryCodeOnInput, IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import type { Cooperation, Party } from '../domain/cooperation.js';

export const MANY = 300;

/** A state, a body, or a body of a state: at least one of the two. A body is named, a person never. */
export class PartyNameBody {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 300 }) body?: string;
}

export class PartyBody extends PartyNameBody {
  @IsOptional() @IsText({ max: 100 }) role?: string;
}

/** What is recorded of agreements and arrangements alike. Free text names no person. */
export class CooperationBody {
  @IsText({ max: 2_000 }) subject!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MANY)
  @IsCountryCodeOnInput({ each: true })
  reportedBy: string[] = [];
  /** What rests on it; it may arrive later. */
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) measures: string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(MANY) @IsId({ each: true }) jointActionDays: string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SourceBody)
  sources: SourceBody[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes: string[] = [];
}

export function toCooperation<Body extends CooperationBody>({
  reportedBy,
  ...same
}: Body): Omit<Body, 'reportedBy'> & Pick<Cooperation, 'reportedBy'> {
  return { ...same, reportedBy: reportedBy.map(countryOf) };
}

/** The party with its stored spellings; what it did stays as it is. */
export function toParty<Body extends PartyNameBody>({
  country: spelling,
  body,
  ...same
}: Body): Omit<Body, 'country' | 'body'> & Pick<Party, 'country' | 'body'> {
  return { ...same, ...country('country', spelling), ...(body !== undefined && { body: nameOf(body) }) };
}
