import { countryCodeOf, InvalidField, type CountryCode } from '@entente/kernel';

/** The stored code of a spelling that the body's declaration has let through. */
export function countryOf(spelling: string): CountryCode {
  const code = countryCodeOf(spelling);
  if (code === undefined) throw new InvalidField('', `${spelling} is no country code`);
  return code;
}

/** A field with a country's stored code, or no field where there is none. */
export function country<Field extends string>(
  field: Field,
  spelling: string | undefined,
): Partial<Record<Field, CountryCode>> {
  return spelling === undefined ? {} : ({ [field]: countryOf(spelling) } as Record<Field, CountryCode>);
}
