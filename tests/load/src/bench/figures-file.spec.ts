import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { throughput } from './entry.spec-support.js';
import { claimFile, writeEntries } from './figures-file.js';

describe('the file of the figures', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'figures '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is refused before anything is measured where it cannot be written', () => {
    expect(() => claimFile(folder)).toThrow('EISDIR');
  });

  it('gets its folder', () => {
    const file = join(folder, 'of', 'today', 'figures.json');
    claimFile(file);
    writeEntries(file, [throughput]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([throughput]);
  });

  it('keeps what it holds until there is something new', () => {
    const file = join(folder, 'figures.json');
    writeFileSync(file, '[]');
    claimFile(file);
    expect(readFileSync(file, 'utf8')).toBe('[]');
  });
});
