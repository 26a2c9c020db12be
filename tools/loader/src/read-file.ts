import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf } from './error-message.js';

/** The file is not there, or is no JSON. */
export class UnreadableFile extends Error {}

/**
 * `path` is as typed: against the directory that npm was called in, else against the working one.
 * @throws UnreadableFile
 */
export async function readJson(path: string, calledIn = process.cwd()): Promise<unknown> {
  const there = resolve(calledIn, path);
  const file = existsSync(there) ? there : resolve(path);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
