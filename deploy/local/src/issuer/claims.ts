import { COUNTRY_CODES_ON_INPUT, countryCodeOf, ROLES } from '@entente/kernel';

/** What a development token says of its bearer. */
export interface Bearer {
  readonly roles: readonly string[];
  readonly country?: string;
  readonly organisation?: string;
  /** Who it is; made of the other claims when absent. */
  readonly subject?: string;
}

export interface BearerClaims {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly country?: string;
  readonly organisation?: string;
}

export class BearerRefused extends Error {}

export function claimsOf({ roles, country, organisation, subject }: Bearer): BearerClaims {
  if (roles.length === 0) throw new BearerRefused(`A role is needed, one of: ${ROLES.join(', ')}`);
  const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown !== undefined) {
    throw new BearerRefused(`There is no role "${unknown}"; the roles are: ${ROLES.join(', ')}`);
  }
  const code = country === undefined ? undefined : countryCodeOf(country.toUpperCase());
  if (country !== undefined && code === undefined) {
    const some = COUNTRY_CODES_ON_INPUT.slice(0, 3).join(', ');
    throw new BearerRefused(
      `There is no country "${country}"; two letters of ISO 3166-1 are needed, like ${some}`,
    );
  }
  const unique = [...new Set(roles)];
  return {
    sub: subject ?? ['dev', unique.join('+'), code, organisation].filter(Boolean).join(':'),
    roles: unique,
    ...(code === undefined ? {} : { country: code }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}

/** A bearer as a form of the token endpoint carries it. */
export function bearerToForm({ roles, country, organisation, subject }: Bearer): Record<string, string> {
  return {
    roles: roles.join(' '),
    ...(country === undefined ? {} : { country }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(subject === undefined ? {} : { subject }),
  };
}

export function bearerOfForm(form: Readonly<Record<string, string | undefined>>): Bearer {
  const { country, organisation, subject } = form;
  return {
    roles: (form['roles'] ?? '').split(' ').filter(Boolean),
    ...(country === undefined ? {} : { country }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(subject === undefined ? {} : { subject }),
  };
}
