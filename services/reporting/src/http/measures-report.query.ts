import { LINKINGS, MEASURE_DIMENSIONS, REPORTERS, type Linking } from '@entente/counting';
import { IsInstant, IsText } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';
import type { MeasuresReportQuery } from '../queries/measures-report.js';
import { countriesOf, dimensionsOf } from './lists.js';

export class MeasuresReportParameters {
  /** thirdCountry, region, theme, reportingCountry, status, partnerType, beneficiaryType, duration; up to three by commas. */
  @IsOptional() @IsText({ max: 200 }) groupBy?: string;
  /** Leaves out what these report; separated by commas. */
  @IsOptional() @IsText({ max: 1_000 }) excludeReportingCountries?: string;
  /** once: records that are the same project count as one. */
  @IsOptional() @IsIn(LINKINGS) linked: Linking = 'each';
  /** Only what states report, or only what organisations tell of their own. */
  @IsOptional() @IsIn(REPORTERS) reportedBy?: (typeof REPORTERS)[number];
  @IsOptional() @IsInstant() asOf?: string;
}

/** @throws InvalidField naming the parameter and what it takes */
export function toMeasuresQuery({
  groupBy,
  excludeReportingCountries: excluded,
  asOf,
  ...same
}: MeasuresReportParameters): MeasuresReportQuery {
  return {
    ...same,
    groupBy: dimensionsOf(groupBy, MEASURE_DIMENSIONS),
    excludeReportingCountries:
      excluded === undefined ? [] : countriesOf('excludeReportingCountries', excluded),
    ...(asOf !== undefined && { asOf: new Date(asOf) }),
  };
}
