import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { DatabaseUser } from './database-users.js';

export type Secrets = Readonly<Record<string, string>>;

/** Of a file of lines `NAME=value`, which is what the engine reads too: no quotes, `#` begins a comment. */
export function parseSecrets(text: string): Secrets {
  const lines = text.split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).trim()]),
  );
}

/**
 * Of each service's file in the folder, which is named after it, the user of its database.
 * @throws Error where a file has a name without a password or a password without a name
 */
export async function databaseUsers(folder: string): Promise<DatabaseUser[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.env')).sort();
  const read = files.map(async (file) => {
    const secrets = parseSecrets(await readFile(join(folder, file), 'utf8'));
    const { MONGODB_USERNAME: name, MONGODB_PASSWORD: password } = secrets;
    if (name === undefined && password === undefined) return [];
    if (!name || !password)
      throw new Error(`${join(folder, file)} needs both MONGODB_USERNAME and MONGODB_PASSWORD`);
    return [{ database: `entente-${basename(file, '.env')}`, name, password }];
  });
  return (await Promise.all(read)).flat();
}
