export interface AccessOptions {
  /** The `iss` of every token, as an address. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's keys are; found through the issuer's OpenID configuration where it is not given. */
  readonly jwksUri?: string;
  /** Requests in ten seconds from one subject, whatever its tokens; unlimited unless said otherwise. */
  readonly requestsPerPerson?: number;
}

export const ACCESS_OPTIONS = Symbol('AccessOptions');
