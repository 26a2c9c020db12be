import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

export interface Signing {
  readonly key?: CryptoKey | Uint8Array;
  readonly alg?: string;
  readonly kid?: string;
}

const HOUR = 3_600;

/** Answers what an OIDC issuer answers, and signs whatever claims a test asks for, good ones and bad ones. */
export class TestIssuer {
  /** What the key set answers: 200 serves the keys. */
  status = 200;

  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }];
    const server = createServer((request, response) => {
      if (request.url === '/keys') response.writeHead(issuer.status).end(JSON.stringify({ keys }));
      else response.end(JSON.stringify({ issuer: issuer.address, jwks_uri: `${issuer.address}/keys` }));
    });
    const issuer = new TestIssuer(server, privateKey);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** A token that services of this issuer and the audience `entente` take, unless a claim or the signing says otherwise. */
  sign(
    claims: JWTPayload = {},
    { key = this.key, alg = 'ES256', kid = 'one' }: Signing = {},
  ): Promise<string> {
    return new SignJWT(this.claims(claims)).setProtectedHeader({ alg, kid }).sign(key);
  }

  /** The same claims under `alg: none`, with whatever stands in the signature's place. */
  unsigned(claims: JWTPayload = {}, signature = ''): string {
    return `${encode({ alg: 'none' })}.${encode(this.claims(claims))}.${signature}`;
  }

  private claims(claims: JWTPayload): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: this.address, aud: 'entente', sub: 'somebody', exp: now + HOUR, ...claims };
  }
}

export function testIssuer(): Promise<TestIssuer> {
  return TestIssuer.start();
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
