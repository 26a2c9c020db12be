import { PageQuery } from '@entente/http';
import { MEASURE_STATUSES, nameOf, THEMES, type MeasureStatus, type Theme } from '@entente/kernel';
import { country, IsCountryCodeOnInput, IsText } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';
import type { MeasureFilter } from '../domain/measures.js';

export class MeasuresQuery extends PageQuery {
  @IsOptional() @IsCountryCodeOnInput() reportingCountry?: string;
  @IsOptional() @IsCountryCodeOnInput() thirdCountry?: string;
  @IsOptional() @IsIn(THEMES) theme?: Theme;
  @IsOptional() @IsIn(MEASURE_STATUSES) status?: MeasureStatus;
  @IsOptional() @IsText({ max: 200 }) leadOrganisation?: string;
}

export function toFilter({
  limit: _limit,
  cursor: _cursor,
  reportingCountry,
  thirdCountry,
  leadOrganisation,
  ...same
}: MeasuresQuery): MeasureFilter {
  return {
    ...same,
    ...country('reportingCountry', reportingCountry),
    ...country('thirdCountry', thirdCountry),
    ...(leadOrganisation !== undefined && { leadOrganisation: nameOf(leadOrganisation) }),
  };
}
