import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { mustBeNew } from './must-be-new.js';
import type { NewService } from './options.js';
import { PLACES } from './places.js';
import { Refused } from './refused.js';
import { newFiles } from './template.js';

/** The paths that a service has now, or has a part in, as the workspace names them. */
export interface Generated {
  readonly written: readonly string[];
  readonly changed: readonly string[];
}

/** Writes a whole service into the workspace at `root`, or nothing. @throws Refused */
export async function generate(root: string, wanted: NewService): Promise<Generated> {
  mustBeNew(root, wanted);
  const written = newFiles(root, wanted);
  const changed = new Map(PLACES.map(({ file, add }) => [file, changedText(root, file, add, wanted)]));
  const texts = [...written, ...changed].map(
    async ([file, text]) => [file, await formatted(root, file, text)] as const,
  );
  for (const [file, text] of await Promise.all(texts)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return { written: [...written.keys()], changed: [...changed.keys()] };
}

async function formatted(root: string, file: string, text: string): Promise<string> {
  const { inferredParser } = await getFileInfo(file);
  if (inferredParser === null) return text;
  return format(text, { ...(await resolveConfig(join(root, file))), parser: inferredParser });
}

function changedText(
  root: string,
  file: string,
  add: (text: string, wanted: NewService) => string,
  wanted: NewService,
): string {
  try {
    return add(readFileSync(join(root, file), 'utf8'), wanted);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refused(`${file} is not as it was when this was written: ${why}`, { cause: error });
  }
}
