import { describe, expect, it } from '@jest/globals';
import { countryCodeOf, type CountryCode } from './country-code.js';
import { regionOf } from './measures.js';

const region = (code: string) => regionOf(code as CountryCode);

describe('regionOf', () => {
  it.each([
    ['NG', 'sahel'],
    ['ET', 'horn-of-africa'],
    ['XK', 'western-balkans'],
    ['MD', 'eastern-europe'],
    ['AF', 'central-asia'],
    ['BR', 'americas'],
  ])('puts %s into %s, as its source does', (code, expected) => {
    expect(countryCodeOf(code)).toBe(code);
    expect(region(code)).toBe(expected);
  });

  it.each(['NL', 'GW', 'JP'])('knows no region of %s', (code) => {
    expect(region(code)).toBeUndefined();
  });
});
