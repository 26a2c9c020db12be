import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

export interface Signing {
  readonly key?: CryptoKey | Uint8Array;
  readonly alg?: string;
  readonly kid?: string;
  /** Further parameters of the head. */
  readonly header?: Readonly<Record<string, unknown>>;
}

const HOUR = 3_600;

interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** Answers what an OIDC issuer answers, and signs whatever claims a test asks for, good ones and bad ones. */
export class TestIssuer {
  /** What the key set answers: 200 serves the keys. */
  status = 200;
  /** How often anything was asked for. */
  asked = 0;

  private constructor(
    private readonly server: Server,
    private key: IssuerKey,
  ) {}

  static async start(): Promise<TestIssuer> {
    const server = createServer((request, response) => {
      issuer.asked += 1;
      const answer =
        request.url === '/keys'
          ? issuer.publicJwk().then((key) => ({ keys: [key] }))
          : Promise.resolve({ issuer: issuer.address, jwks_uri: `${issuer.address}/keys` });
      const status = request.url === '/keys' ? issuer.status : 200;
      void answer.then((json) => response.writeHead(status).end(JSON.stringify(json)));
    });
    const issuer = new TestIssuer(server, await newKey('one'));
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

  /** Another key takes the place of the one there was. */
  async rotate(kid: string): Promise<void> {
    this.key = await newKey(kid);
  }

  async publicJwk(): Promise<JWK> {
    return { ...(await exportJWK(this.key.publicKey)), kid: this.key.kid, alg: 'ES256' };
  }

  publicPem(): Promise<string> {
    return exportSPKI(this.key.publicKey);
  }

  /** A token that services of this issuer and the audience `entente` take, unless a claim or the signing says otherwise. */
  sign(claims: JWTPayload = {}, signing: Signing = {}): Promise<string> {
    return this.signText(JSON.stringify(this.claims(claims)), signing);
  }

  /** Anything at all in the place of the claims. */
  signText(payload: string, { key, alg = 'ES256', kid, header }: Signing = {}): Promise<string> {
    return new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg, kid: kid ?? this.key.kid, ...header })
      .sign(key ?? this.key.privateKey);
  }

  /** The same claims under `alg: none`, with whatever stands in the signature's place. */
  unsigned(claims: JWTPayload = {}, signature = '', alg = 'none'): string {
    return `${encode({ alg })}.${encode(this.claims(claims))}.${signature}`;
  }

  private claims(claims: JWTPayload): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: this.address, aud: 'entente', sub: 'somebody', exp: now + HOUR, ...claims };
  }
}

export function testIssuer(): Promise<TestIssuer> {
  return TestIssuer.start();
}

async function newKey(kid: string): Promise<IssuerKey> {
  return { kid, ...(await generateKeyPair('ES256', { extractable: true })) };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
