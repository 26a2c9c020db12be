import 'reflect-metadata';
import type { CountryCode } from '@entente/kernel';
import { IsCountryCode, IsId, IsText } from '@entente/schema';
import { IsArray } from 'class-validator';

/** A sample entry as others may see it. */
export class SampleEntryV1 {
  @IsId() id!: string;
  @IsText({ max: 500 }) title!: string;
  @IsCountryCode() reportingCountry!: CountryCode;
  @IsArray() @IsText({ max: 4_000, each: true }) notes!: string[];
}
