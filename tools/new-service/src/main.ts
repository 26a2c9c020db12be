import { join } from 'node:path';
import { generate } from './generate.js';
import { optionsOf } from './options.js';
import { Refused } from './refused.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

try {
  const wanted = optionsOf(process.argv.slice(2));
  const { written, changed } = await generate(ROOT, wanted);
  for (const file of written) console.log(`     new  ${file}`);
  for (const file of changed) console.log(` changed  ${file}`);
} catch (error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = error instanceof Refused ? 2 : 1;
}
