import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonSchema } from '@entente/schema';
import { breakingChanges } from './breaking-changes.js';
import { publishedSchemas } from './published-schemas.js';

const directory = join(import.meta.dirname, '..', '..', 'schemas');

for (const [file, schema] of publishedSchemas()) {
  const path = join(directory, file);
  const released = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as JsonSchema) : undefined;
  const broken = released ? breakingChanges(released, schema) : [];
  if (broken.length > 0 && !process.argv.includes('--unreleased')) {
    console.error(`${file} would break its readers; add a new major beside it:\n  ${broken.join('\n  ')}`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`${file} written`);
}
