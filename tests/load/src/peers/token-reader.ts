import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';

type ReadToken = (authorization: string | undefined) => Promise<JWTPayload>;

/** Reads bearer tokens with the issuer's keys, which are asked for and imported once. Throws what is not good. */
export async function tokenReader(issuer: string): Promise<ReadToken> {
  const address = `${issuer}/.well-known/openid-configuration`;
  const configuration = (await (await fetch(address)).json()) as { jwks_uri: string };
  const keys = createLocalJWKSet((await (await fetch(configuration.jwks_uri)).json()) as JSONWebKeySet);
  return async (authorization = '') => {
    const token = authorization.slice('Bearer '.length);
    return (await jwtVerify(token, keys, { issuer, audience: 'entente' })).payload;
  };
}
