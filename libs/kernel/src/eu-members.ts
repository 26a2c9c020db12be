import type { CountryCode } from './country-code.js';

const MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Left on 31 January 2020: what took place in that year already took place with a third country. */
const LAST_YEAR_OF_GB = 2019;

/** Whether a country is a member state of the EU in a year; where the year is not known, today. */
export function isEuMember(country: CountryCode, year: number | null): boolean {
  return MEMBERS.has(country) || (country === 'GB' && year !== null && year <= LAST_YEAR_OF_GB);
}
