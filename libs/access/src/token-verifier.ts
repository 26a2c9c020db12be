import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { DomainError, type Actor } from '@entente/kernel';
import { actorOfClaims } from './actor.js';
import { ACCESS_OPTIONS, type AccessOptions } from './access-options.js';
import { IssuerKeys } from './issuer-keys.js';
import { InvalidToken, MissingToken } from './refusals.js';

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Asymmetric ones only: a public key must never serve as a shared secret. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const CLOCK_TOLERANCE_SECONDS = 5;
/** ECMA-262, 21.4.1.1. */
const LAST_INSTANT_MS = 8_640_000_000_000_000;

/** What a token vouches for, and until when. */
export interface Bearer {
  readonly actor: Actor;
  readonly until: Date;
}

@Injectable()
export class TokenVerifier {
  private readonly keys: IssuerKeys;

  constructor(@Inject(ACCESS_OPTIONS) private readonly options: AccessOptions) {
    this.keys = new IssuerKeys(options.issuer, options.jwksUri);
  }

  /** @throws MissingToken, InvalidToken, DependencyUnavailable */
  async bearerOf(authorization: string | undefined): Promise<Bearer> {
    if (authorization === undefined || !/^Bearer\b/i.test(authorization)) throw new MissingToken();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw new InvalidToken('it is not a signed JWT');
    const { issuer, audience } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys.get, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp'],
      });
      return { actor: actorOfClaims(payload), until: endOf(payload) };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new InvalidToken(reasonOf(error), { cause: error });
    }
  }
}

/** An end beyond what a date can say is as good as none. */
function endOf({ exp = 0 }: JWTPayload): Date {
  return new Date(Math.min(exp * 1_000, LAST_INSTANT_MS));
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} does not fit`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not taken';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not fit';
  if (error instanceof errors.JWKSNoMatchingKey) return 'the issuer has no such key';
  return 'it cannot be read';
}
