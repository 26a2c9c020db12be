import { errors, Provider, type TokenContext } from 'oidc-provider';

import { bearerOfForm, BearerRefused, claimsOf, type BearerClaims } from './claims.js';
import { CLIENT_ID, type IssuerKeys } from './keys.js';

const TWELVE_HOURS_IN_SECONDS = 12 * 60 * 60;

interface TokenParts {
  readonly payload: Record<string, unknown>;
}

/** An issuer for development: whoever knows its client's secret gets a token for any role and country. */
export function developmentIssuer(issuer: string, audience: string, keys: IssuerKeys): Provider {
  return new Provider(issuer, {
    jwks: { keys: [keys.signingKey] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: keys.clientSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    ttl: { ClientCredentials: TWELVE_HOURS_IN_SECONDS },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${audience}`,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: TWELVE_HOURS_IN_SECONDS,
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (context: TokenContext, _token: unknown, parts: TokenParts) => {
          Object.assign(parts.payload, requestedClaims(context));
        },
      },
    },
  });
}

function requestedClaims({ oidc }: TokenContext): BearerClaims {
  try {
    return claimsOf(bearerOfForm(oidc.body ?? {}));
  } catch (error) {
    if (error instanceof BearerRefused) throw new errors.InvalidRequest(error.message);
    throw error;
  }
}
