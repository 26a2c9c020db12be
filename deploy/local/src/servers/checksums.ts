import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

export interface PinnedFile {
  readonly sha256: string;
  /** Path inside the repository that serves it, with `/`. */
  readonly path: string;
  readonly name: string;
}

export class ChecksumMismatch extends Error {
  constructor(
    readonly file: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${file} is not what was pinned: sha256 ${found} instead of ${expected}`);
  }
}

/** Reads the lines of `sha256sum`: a hash, two blanks, a path. */
export function parseChecksums(text: string): PinnedFile[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
      if (sha256 === undefined || path === undefined) throw new Error(`Not a line of checksums: ${line}`);
      return { sha256, path, name: basename(path) };
    });
}

export async function checkFile(file: string, { sha256 }: PinnedFile): Promise<void> {
  const found = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  if (found !== sha256) throw new ChecksumMismatch(file, sha256, found);
}
