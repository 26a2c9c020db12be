import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GUARDS } from '../guards/index.js';
import { KillPoints } from './kill-points.js';
import { LATER_PUBLISHER, LATER_READER } from './releases.js';
import type { Patch } from './tree.js';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..', '..');

function pointPatches(): readonly Patch[] {
  const directory = mkdtempSync(join(tmpdir(), 'entente-points-'));
  const { patches } = new KillPoints(directory);
  rmSync(directory, { recursive: true });
  return patches;
}

/** What was compiled is patched by its text: whoever changes that has to change the patch. */
describe('the patches of what was built', () => {
  const all: readonly (readonly [string, Patch])[] = [
    ...GUARDS.map(({ name, removal }) => [`without ${name}`, removal] as const),
    ...pointPatches().map((patch) => ['a kill point', patch] as const),
    ...LATER_PUBLISHER.map((patch) => ['a later publisher', patch] as const),
    ...LATER_READER.map((patch) => ['a later reader', patch] as const),
  ];

  it.each(all)('%s: finds its place once', (_, { file, replace }) => {
    const built = join(CHECKOUT, file);
    expect(existsSync(built)).toBe(true);
    expect(readFileSync(built, 'utf8').split(replace)).toHaveLength(2);
  });
});
