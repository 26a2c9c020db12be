import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { DependencyUnavailable } from '@entente/kernel';

const ANSWER_WITHIN_MS = 3_000;
/** How long a key that the issuer took back may still be accepted while the issuer answers. */
const FRESH_FOR_MS = 600_000;
/** Where it did not answer, it is asked again after so long. */
const AGAIN_AFTER_MS = 30_000;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * The issuer's signing keys. Found on the first use; once read they serve through any outage of the issuer. They are
 * read again by the first request after ten minutes, and for a key that is not among them, at most every 30 seconds.
 */
export class IssuerKeys {
  private keys?: Promise<KeySet>;
  private readAgainAt = 0;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly jwksUri?: string,
    private readonly monotonicNow: () => number = () => performance.now(),
  ) {}

  /** @throws DependencyUnavailable where the issuer does not answer, an error of jose where it has no such key */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.found();
    if (this.monotonicNow() >= this.readAgainAt) await (this.reading ??= this.readAgain(keys));
    try {
      return await keys(header, token);
    } catch (error) {
      throw isAboutTheToken(error) ? error : new DependencyUnavailable('issuer of tokens', { cause: error });
    }
  };

  /** Where the issuer does not answer, what is known goes on serving. */
  private async readAgain(keys: KeySet): Promise<void> {
    const lasts = await keys.reload().then(
      () => FRESH_FOR_MS,
      () => AGAIN_AFTER_MS,
    );
    this.readAgainAt = this.monotonicNow() + lasts;
    this.reading = undefined;
  }

  private async found(): Promise<KeySet> {
    this.keys ??= this.find();
    try {
      return await this.keys;
    } catch (error) {
      delete this.keys;
      throw new DependencyUnavailable('issuer of tokens', { cause: error });
    }
  }

  private async find(): Promise<KeySet> {
    const uri = this.jwksUri ?? (await this.discovered()) ?? `${this.issuer.replace(/\/$/, '')}/jwks`;
    this.readAgainAt = this.monotonicNow() + FRESH_FOR_MS;
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
