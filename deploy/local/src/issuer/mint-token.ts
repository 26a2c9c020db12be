import { bearerToForm, claimsOf, type Bearer } from './claims.js';
import { CLIENT_ID, readIssuerKeys } from './keys.js';

export interface RunningIssuer {
  /** Its address, which is also the `iss` of its tokens. */
  readonly issuer: string;
  /** The folder with its keys. */
  readonly directory: string;
}

export class IssuerUnavailable extends Error {}

/**
 * A token for 12 hours from the running development issuer.
 * @throws BearerRefused for an unknown role or country, IssuerUnavailable when it does not answer
 */
export async function mintToken({ issuer, directory }: RunningIssuer, bearer: Bearer): Promise<string> {
  claimsOf(bearer);
  const keys = readIssuerKeys(directory);
  if (keys === undefined) throw new IssuerUnavailable('The development issuer has never run here: npm start');

  const response = await ask(`${issuer}/token`, {
    grant_type: 'client_credentials',
    client_id: CLIENT_ID,
    client_secret: keys.clientSecret,
    ...bearerToForm(bearer),
  });
  const body = (await response.json()) as { access_token?: string; error_description?: string };
  if (body.access_token === undefined) {
    const why = body.error_description ?? `status ${response.status}`;
    throw new IssuerUnavailable(`The issuer at ${issuer} gave no token: ${why}`);
  }
  return body.access_token;
}

async function ask(address: string, form: Record<string, string>): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  } catch (error) {
    throw new IssuerUnavailable(`No issuer answers at ${new URL(address).origin}: is npm start running?`, {
      cause: error,
    });
  }
}
