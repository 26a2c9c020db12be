import type { CountryCode } from './country-code.js';

/** The closed lists of measures against trafficking. Codes are kebab-case; docs/glossary.md has what each means. */
export const MEASURE_KINDS = [
  'project',
  'programme',
  'campaign',
  'common-operational-partnership',
  'standing-arrangement',
  'other',
] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const RECURRENCES = ['one-period', 'seasonal', 'standing'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

export const MEASURE_SCOPES = ['third-country', 'domestic'] as const;
export type MeasureScope = (typeof MEASURE_SCOPES)[number];

export const THEMES = ['prevention', 'law-enforcement', 'protection', 'partnership'] as const;
export type Theme = (typeof THEMES)[number];

/** Whom a measure targets where it does not name nationalities. `tcn`: third-country nationals. */
export const TARGET_SCOPES = [
  'all_tcn',
  'tcn_group',
  'specific_nationalities',
  'region',
  'sector',
  'project_countries',
] as const;
export type TargetScope = (typeof TARGET_SCOPES)[number];

export const MEASURE_STATUSES = ['planned', 'ongoing', 'suspended', 'completed', 'cancelled'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

export const PARTNER_TYPES = [
  'state-authority',
  'international-organisation',
  'agency',
  'non-governmental',
  'private',
  'academic',
] as const;
export type PartnerType = (typeof PARTNER_TYPES)[number];

export const REGIONS = [
  'horn-of-africa',
  'sahel',
  'west-africa',
  'southern-and-eastern-africa',
  'north-africa',
  'western-balkans',
  'eastern-europe',
  'central-asia',
  'western-asia',
  'south-and-south-east-asia',
  'americas',
] as const;
export type Region = (typeof REGIONS)[number];

/**
 * Which countries a region has, as the study of the European Migration Network on the international dimension of
 * trafficking in human beings (2021–2023, annex III) groups them. It names no country of the Americas: those are the
 * sovereign states of the United Nations' M49 region 019. A country in none of the lists is in no region.
 */
const COUNTRIES_OF_REGION: Readonly<Record<Region, string>> = {
  'horn-of-africa': 'BI DJ ER ET KE SD SO SS UG',
  sahel: 'BF ML MR NE NG TD',
  'west-africa': 'BJ CI GH GM GN SN TG',
  'southern-and-eastern-africa': 'LS MU',
  'north-africa': 'DZ EG LY MA TN',
  'western-balkans': 'AL BA ME MK RS XK',
  'eastern-europe': 'AZ BY GE MD UA',
  'central-asia': 'AF KG KZ TJ TM UZ',
  'western-asia': 'IQ LB',
  'south-and-south-east-asia': 'BD CN NP PK VN',
  americas:
    'AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT US UY VC VE',
};

const REGION_OF = new Map(
  REGIONS.flatMap((region) =>
    COUNTRIES_OF_REGION[region]
      .split(' ')
      .filter(Boolean)
      .map((country) => [country, region] as const),
  ),
);

export function regionOf(country: CountryCode): Region | undefined {
  return REGION_OF.get(country);
}
