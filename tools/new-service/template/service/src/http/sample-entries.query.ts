import { PageQuery } from '@entente/http';
import { country, IsCountryCodeOnInput } from '@entente/schema';
import { IsOptional } from 'class-validator';
import type { SampleEntryFilter } from '../domain/sample-entries.js';

export class SampleEntriesQuery extends PageQuery {
  @IsOptional() @IsCountryCodeOnInput() reportingCountry?: string;
}

export function toFilter({ reportingCountry }: SampleEntriesQuery): SampleEntryFilter {
  return country('reportingCountry', reportingCountry);
}
