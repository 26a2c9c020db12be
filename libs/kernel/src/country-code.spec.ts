import { describe, expect, it } from '@jest/globals';
import countries from 'i18n-iso-countries';
import { COUNTRY_CODES, COUNTRY_CODES_ON_INPUT, countryCodeOf, isCountryCode } from './country-code.js';

describe('COUNTRY_CODES', () => {
  it('are those of ISO 3166-1 and Kosovo', () => {
    const published = new Set([...Object.keys(countries.getAlpha2Codes()), 'XK']);
    expect([...COUNTRY_CODES].sort()).toEqual([...published].sort());
  });

  it('leave the spellings of the EU to the input', () => {
    expect(COUNTRY_CODES_ON_INPUT.filter((code) => !COUNTRY_CODES.has(code))).toEqual(['EL', 'UK']);
  });
});

describe('isCountryCode', () => {
  it.each(['NL', 'GR', 'GB', 'XK'])('takes %s', (code) => {
    expect(isCountryCode(code)).toBe(true);
  });

  it.each(['nl', 'NLD', 'EL', 'UK', 'EU', 'ZZ', '', ' NL', 528, null, undefined, ['NL']])(
    'refuses %p',
    (value) => {
      expect(isCountryCode(value)).toBe(false);
    },
  );
});

describe('countryCodeOf', () => {
  it.each([
    ['EL', 'GR'],
    ['UK', 'GB'],
    ['GR', 'GR'],
    ['GB', 'GB'],
    ['XK', 'XK'],
  ])('stores %s as %s', (spelling, code) => {
    expect(countryCodeOf(spelling)).toBe(code);
  });

  it.each(['el', 'EU', 'constructor', '__proto__'])('finds no country for %s', (value) => {
    expect(countryCodeOf(value)).toBeUndefined();
  });
});
