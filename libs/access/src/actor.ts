import { countryCodeOf, nameOf, ROLES, type Actor, type CountryCode, type Role } from '@entente/kernel';
import { InvalidToken } from './refusals.js';

const PRINTABLE = /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u;

/**
 * Roles that are not ours are left out; EL and UK become GR and GB; an organisation is spelled as records spell it.
 * @throws InvalidToken where a claim has a form that the issuer should not have signed
 */
export function actorOfClaims(claims: Readonly<Record<string, unknown>>): Actor {
  const country = countryClaim(claims['country']);
  const organisation = textClaim('organisation', claims['organisation']);
  const subject = textClaim('sub', claims['sub']);
  if (subject === undefined) throw new InvalidToken('the claim sub is missing');
  return {
    subject,
    roles: rolesClaim(claims['roles']),
    ...(country && { country }),
    ...(organisation && { organisation: nameOf(organisation) }),
  };
}

function rolesClaim(claim: unknown): readonly Role[] {
  if (claim === undefined) return [];
  if (!Array.isArray(claim)) throw new InvalidToken('the claim roles is not a list');
  return ROLES.filter((role) => claim.includes(role));
}

function countryClaim(claim: unknown): CountryCode | undefined {
  const spelling = textClaim('country', claim);
  if (spelling === undefined) return undefined;
  const country = countryCodeOf(spelling);
  if (!country) throw new InvalidToken('the claim country is not a country');
  return country;
}

function textClaim(name: string, claim: unknown): string | undefined {
  if (claim === undefined) return undefined;
  if (typeof claim !== 'string' || !PRINTABLE.test(claim))
    throw new InvalidToken(`the claim ${name} is not a text`);
  return claim;
}
