import { expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { Caller, type Answer } from '../http/caller.js';
import { expectProblem } from '../http/refusals.js';
import { testIssuer, type TestIssuer } from '../http/test-issuer.js';
import { forgedTokens } from './hostile/tokens.js';
import { rawRequest } from './raw-request.js';
import { complaintOf, expectNone, Tally } from './tally.js';

/** A route that asks for a role, and who may ask for it. */
export interface GuardedRoute {
  readonly issuer: TestIssuer;
  /** Where the service listens. */
  readonly address: string;
  readonly path: string;
  readonly claims: JWTPayload;
  readonly tally?: Tally;
}

/** No token lets through but one that the issuer signed, for us, for now. */
export function itRefusesForgedTokens(route: () => GuardedRoute): void {
  it('refuses every forged token, and asks nobody whom the token names', async () => {
    const { issuer, address, path, claims, tally = new Tally() } = route();
    const attacker = await testIssuer();
    try {
      const tokens = await forgedTokens(issuer, attacker, claims);
      const wrong = await tally.wrong('of a token', tokens, async ({ what, authorization, status }) => {
        const answer = await new Caller(address).send('GET', path, { headers: { authorization } });
        return complaintOf(what, () => {
          expectProblem(answer, status);
          if (status === 401) expect(challengeOf(answer)).toBe(answer.headers.get('www-authenticate'));
          expect(answer.text).not.toContain(tailOf(authorization));
        });
      });
      expectNone(wrong);
      expect(attacker.asked).toBe(0);
      expect((await new Caller(address, await issuer.sign(claims)).get(path)).status).not.toBe(401);
    } finally {
      attacker.stop();
    }
  });

  it('finds a token in its one header only', async () => {
    const { issuer, address, path, claims } = route();
    const good = await issuer.sign(claims);
    const nobody = new Caller(address);
    for (const name of ['access_token', 'token', 'authorization', 'jwt'])
      expectProblem(await nobody.get(`${path}${path.includes('?') ? '&' : '?'}${name}=${good}`), 401);
    for (const headers of [
      { cookie: `access_token=${good}` },
      { 'x-access-token': good },
      { 'proxy-authorization': `Bearer ${good}` },
    ])
      expectProblem(await nobody.send('GET', path, { headers }), 401);
    const twice = (tokens: readonly string[]): string =>
      [
        `GET ${path} HTTP/1.1`,
        'Host: x',
        ...tokens.map((token) => `Authorization: Bearer ${token}`),
        '',
        '',
      ].join('\r\n');
    for (const tokens of [
      [good, 'x'],
      ['x', good],
      [good, good],
    ])
      expect((await rawRequest(address, twice(tokens))).status).toBe(401);
  });
}

/** The end of what was sent: an answer must not repeat it. */
function tailOf(authorization: string): string {
  return authorization.length > 30 ? authorization.slice(-20) : '\u0000';
}

/** What the client is asked for, RFC 6750. */
function challengeOf({ code }: Answer): string | undefined {
  if (code === 'missing-token') return 'Bearer';
  return code === 'invalid-token' ? 'Bearer error="invalid_token"' : undefined;
}
