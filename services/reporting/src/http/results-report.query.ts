import { REPORT_DIMENSIONS, type ReportDimension } from '@entente/counting';
import { CRIME_AREAS, EXPLOITATION_FORMS, InvalidField } from '@entente/kernel';
import { IsInstant, IsText } from '@entente/schema';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { ResultsReportQuery } from '../queries/results-report.js';
import { countriesOf, listOf, split } from './lists.js';

/** Lists are separated by commas. */
export class ResultsReportParameters {
  /** year, month, country, operation, offence, sex, ageGroup, citizenship, exploitationForm. */
  @IsOptional() @IsText({ max: 200 }) groupBy?: string;
  @IsOptional() @IsText({ max: 2_000 }) indicators?: string;
  /** The first year. */
  @IsOptional() @IsInt() @Min(1900) @Max(2999) from?: number;
  /** The last year. */
  @IsOptional() @IsInt() @Min(1900) @Max(2999) to?: number;
  @IsOptional() @IsText({ max: 1_000 }) countries?: string;
  @IsOptional() @IsText({ max: 200 }) crimeAreas?: string;
  @IsOptional() @IsText({ max: 200 }) forms?: string;
  @IsOptional() @IsInstant() asOf?: string;
}

/** @throws InvalidField naming the parameter and what it takes */
export function toQuery(parameters: ResultsReportParameters): ResultsReportQuery {
  const { groupBy, indicators, countries, crimeAreas, forms, asOf, from, to } = parameters;
  if (from !== undefined && to !== undefined && from > to)
    throw new InvalidField('/to', 'must not lie before from');
  return {
    groupBy: groupBy === undefined ? [] : listOf<ReportDimension>('groupBy', groupBy, REPORT_DIMENSIONS),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(indicators !== undefined && { indicators: indicatorsOf(indicators) }),
    ...(countries !== undefined && { countries: countriesOf('countries', countries) }),
    ...(crimeAreas !== undefined && { crimeAreas: listOf('crimeAreas', crimeAreas, CRIME_AREAS) }),
    ...(forms !== undefined && { forms: listOf('forms', forms, EXPLOITATION_FORMS) }),
    ...(asOf !== undefined && { asOf: new Date(asOf) }),
  };
}

function indicatorsOf(text: string): readonly string[] {
  const keys = split('indicators', text);
  if (!keys.every((key) => /^[a-z][a-zA-Z0-9-]{0,99}$/.test(key))) {
    throw new InvalidField('/indicators', 'takes keys like personsArrested');
  }
  return keys;
}
