import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { DependencyUnavailable } from '@entente/kernel';

const ANSWER_WITHIN_MS = 3_000;

/**
 * The issuer's signing keys. Found on the first use; once read they serve through any outage of the issuer,
 * and are read again only for a key that is not among them, at most every 30 seconds.
 */
export class IssuerKeys {
  private keys?: Promise<JWTVerifyGetKey>;

  constructor(
    private readonly issuer: string,
    private readonly jwksUri?: string,
  ) {}

  /** @throws DependencyUnavailable where the issuer does not answer, an error of jose where it has no such key */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.found();
    try {
      return await keys(header, token);
    } catch (error) {
      throw isAboutTheToken(error) ? error : new DependencyUnavailable('issuer of tokens', { cause: error });
    }
  };

  private async found(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.find();
    try {
      return await this.keys;
    } catch (error) {
      delete this.keys;
      throw new DependencyUnavailable('issuer of tokens', { cause: error });
    }
  }

  private async find(): Promise<JWTVerifyGetKey> {
    const uri = this.jwksUri ?? (await this.discovered()) ?? `${this.issuer.replace(/\/$/, '')}/jwks`;
    // Without an end, since ten minutes of outage would otherwise refuse every token.
    return createRemoteJWKSet(new URL(uri), { cacheMaxAge: Infinity, timeoutDuration: ANSWER_WITHIN_MS });
  }

  private async discovered(): Promise<string | undefined> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (response.status >= 500) throw new Error(`${address} answered ${response.status}`);
    if (!response.ok) return undefined;
    const { jwks_uri: uri } = (await response.json()) as { readonly jwks_uri?: unknown };
    return typeof uri === 'string' ? uri : undefined;
  }
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
