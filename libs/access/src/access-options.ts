export interface AccessOptions {
  /** The `iss` of every token, as an address. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's keys are; found through the issuer's OpenID configuration where it is not given. */
  readonly jwksUri?: string;
}

export const ACCESS_OPTIONS = Symbol('AccessOptions');
