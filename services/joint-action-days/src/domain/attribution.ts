import { InvalidField, type AttributionRole, type CountryCode } from '@entente/kernel';

/** What a country, a body or a service did for a result. The figure counts once, whatever is attributed to whom. */
export interface Attribution {
  readonly country?: CountryCode;
  readonly service?: string;
  readonly body?: string;
  readonly role: AttributionRole;
}

/**
 * A share stands in the row of each of them, too, and what rows have in common is kept for each choice of countries:
 * with more of them, the figures of an operation with many results would be too large to keep.
 */
const MOST_CARRIERS = 5;

/** @throws InvalidField where one names nobody, or a share too many countries that carried it out */
export function checkAttributions(
  attributions: readonly Attribution[],
  scope: 'country' | 'operation',
): void {
  attributions.forEach(({ country, service, body }, index) => {
    if ((country ?? service ?? body) === undefined) {
      throw new InvalidField(`/attributions/${index}`, 'must name a country, a service or a body');
    }
  });
  const carriers = attributions.flatMap(({ country, role }) =>
    role === 'carried-out' && country !== undefined ? [country] : [],
  );
  if (scope === 'country' && new Set(carriers).size > MOST_CARRIERS) {
    const rule = `must name at most ${MOST_CARRIERS} countries that carried out a share`;
    throw new InvalidField('/attributions', rule);
  }
}
