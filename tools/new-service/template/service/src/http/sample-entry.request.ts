import { countryOf, IsCountryCodeOnInput, IsText } from '@entente/schema';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import type { SampleEntryRecord } from '../domain/sample-entry.js';

/** What is recorded about a sample entry. Free text names no person. */
export class SampleEntryBody {
  @IsText({ max: 500 }) title!: string;
  @IsCountryCodeOnInput() reportingCountry!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 4_000, each: true }) notes: string[] = [];
}

export function toRecord({ reportingCountry, ...same }: SampleEntryBody): SampleEntryRecord {
  return { ...same, reportingCountry: countryOf(reportingCountry) };
}
