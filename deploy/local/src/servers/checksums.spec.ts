import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { KAFKA_RELEASE } from '../places.js';
import { checkFile, ChecksumMismatch, parseChecksums } from './checksums.js';

const SHA256_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('checksums', () => {
  it('reads hash, path and name', () => {
    expect(parseChecksums(`${SHA256_OF_ABC}  org/example/a-1.jar\n`)).toEqual([
      { sha256: SHA256_OF_ABC, path: 'org/example/a-1.jar', name: 'a-1.jar' },
    ]);
  });

  it('refuses a line that is cut', () => {
    expect(() => parseChecksums('ba7816bf  a.jar')).toThrow('Not a line of checksums');
  });

  it('pins every jar of the broker under a name of its own', async () => {
    const jars = parseChecksums(await readFile(join(KAFKA_RELEASE, 'jars.sha256'), 'utf8'));

    expect(jars.map(({ name }) => name)).toContain('kafka_2.13-4.1.0.jar');
    expect(new Set(jars.map(({ name }) => name)).size).toBe(jars.length);
  });

  it('tells the pinned file from another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'checksums-'));
    const file = join(folder, 'a.jar');
    const pinned = { sha256: SHA256_OF_ABC, path: 'a.jar', name: 'a.jar' };
    try {
      await writeFile(file, 'abc');
      await expect(checkFile(file, pinned)).resolves.toBeUndefined();
      await writeFile(file, 'ab');
      await expect(checkFile(file, pinned)).rejects.toThrow(ChecksumMismatch);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
