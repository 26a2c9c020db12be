import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf } from './error-message.js';

/** The file is not there, or is no JSON. */
export class UnreadableFile extends Error {}

/**
 * `path` is as typed: against the working directory, else against the one that npm was called in.
 * @throws UnreadableFile
 */
export async function readJson(path: string, calledIn = process.cwd()): Promise<unknown> {
  const here = resolve(path);
  const file = existsSync(here) ? here : resolve(calledIn, path);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
