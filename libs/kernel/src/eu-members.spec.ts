import { describe, expect, it } from '@jest/globals';
import { COUNTRY_CODES, type CountryCode } from './country-code.js';
import { isEuMember } from './eu-members.js';

describe('isEuMember', () => {
  const membersIn = (year: number | null) =>
    [...COUNTRY_CODES].filter((country) => isEuMember(country as CountryCode, year));

  it.each([
    [2016, 28],
    [2019, 28],
    [2020, 27],
    [2026, 27],
    [null, 27],
  ] as const)('knows for %p that there are %d', (year, members) => {
    expect(membersIn(year)).toHaveLength(members);
  });

  it('counts the United Kingdom up to the year before it left', () => {
    expect([2019, 2020, null].map((year) => isEuMember('GB' as CountryCode, year))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['CH', 'XK', 'NO', 'UA'])('knows that %s is none', (country) => {
    expect(isEuMember(country as CountryCode, 2026)).toBe(false);
  });
});
