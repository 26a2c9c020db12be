import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renaming } from './names.js';
import type { NewService } from './options.js';
import { Refused } from './refused.js';

/** The same from the sources and from what is built of them. */
const TEMPLATE = join(import.meta.dirname, '..', 'template');

/** A service that needs no package but those that all need. */
const MODEL = 'services/measures';
/** What a project is made of beside its sources. */
const PROJECT_FILES = ['package.json', 'tsconfig.json', 'jest.config.mjs', 'jest.int.config.mjs'];

/** The database user of each service's container, for development. */
const SECRETS = 'deploy/docker/development';

/** The template's files as they stand, by their path under it. */
export function templateFiles(): ReadonlyMap<string, string> {
  const files = globSync('**/*.ts', { cwd: TEMPLATE }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(TEMPLATE, file), 'utf8')]));
}

/** What the new service consists of, by path in the workspace at `root`. */
export function newFiles(root: string, wanted: NewService): ReadonlyMap<string, string> {
  const rename = renaming(wanted);
  const { service } = wanted;
  const files = new Map<string, string>();
  for (const file of PROJECT_FILES) {
    const text = readFileSync(join(root, MODEL, file), 'utf8');
    files.set(`services/${service}/${file}`, text.replace('"@entente/measures"', `"@entente/${service}"`));
  }
  const secrets = readFileSync(join(root, SECRETS, 'measures.env'), 'utf8');
  files.set(`${SECRETS}/${service}.env`, secrets.replaceAll('measures', service));
  for (const [file, text] of templateFiles()) {
    const path = rename(file)
      .replace(/^service\//, `services/${service}/`)
      .replace(/^contracts\//, `libs/contracts/src/${service}/`);
    if (files.has(path)) throw new Refused(`${wanted.aggregate}: every service has another ${path} already`);
    files.set(path, rename(text));
  }
  return files;
}
