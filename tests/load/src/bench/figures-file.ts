import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Entry } from './entry.js';

/** Makes its folder where there is none, and keeps what it holds. @throws where nothing can be written there */
export function claimFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { flag: 'a' });
}

export function writeEntries(file: string, entries: readonly Entry[]): void {
  writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`);
}
