import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const CLIENT_ID = 'entente-development';

export interface IssuerKeys {
  readonly signingKey: JsonWebKey & { readonly kid: string };
  /** Of the one client that may ask for tokens. */
  readonly clientSecret: string;
}

/** The issuer's keys, made on its first run and kept for its user alone, so that tokens outlive a restart. */
export function issuerKeys(folder: string): IssuerKeys {
  const kept = readIssuerKeys(folder);
  if (kept !== undefined) return kept;

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const made: IssuerKeys = {
    signingKey: {
      ...privateKey.export({ format: 'jwk' }),
      use: 'sig',
      alg: 'RS256',
      kid: randomBytes(8).toString('hex'),
    },
    clientSecret: randomBytes(32).toString('base64url'),
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const next = `${keysFile(folder)}.next`;
  writeFileSync(next, JSON.stringify(made), { mode: 0o600 });
  renameSync(next, keysFile(folder));
  return made;
}

export function readIssuerKeys(folder: string): IssuerKeys | undefined {
  try {
    return JSON.parse(readFileSync(keysFile(folder), 'utf8')) as IssuerKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function keysFile(folder: string): string {
  return join(folder, 'keys.json');
}
