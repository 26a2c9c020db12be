import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Set by the command that writes the pages anew. */
export const WRITING = 'ENTENTE_WRITE_WALKTHROUGH';

const PAGES = new URL('../../../../docs/walkthroughs/', import.meta.url);

/** A page that tells what no longer happens. */
export class PageIsStale extends Error {}

/** Compares a page with the one that is kept, or keeps it, where that is what the command is for. */
export async function keepPage(name: string, text: string): Promise<void> {
  const file = fileURLToPath(new URL(name, PAGES));
  if (process.env[WRITING] === '1') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  const difference = firstDifference(await readFile(file, 'utf8'), text);
  if (difference) throw new PageIsStale(`docs/walkthroughs/${name} ${difference}: npm run walkthrough`);
}

/** In words; nothing where both are equal. */
export function firstDifference(kept: string, told: string): string | undefined {
  if (kept === told) return undefined;
  const [before, now] = [kept.split('\n'), told.split('\n')];
  const line = now.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? now.length : line;
  return `is stale. Line ${at + 1} says\n  ${before[at] ?? '(nothing)'}\nand should say\n  ${now[at] ?? '(nothing)'}\nThis writes it anew`;
}
