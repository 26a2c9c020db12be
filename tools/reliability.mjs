// Writes the table of docs/reliability.md from what `npm run faults -- --json F` wrote: node tools/reliability.mjs F
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

const PAGE = join(root, 'docs', 'reliability.md');
const TABLE = /(<!-- faults -->\n)[^]*?(<!-- \/faults -->)/;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Which file did npm run faults -- --json write?');
const outcomes = JSON.parse(readFileSync(file, 'utf8'));
const rows = outcomes.map(({ fault, tries, seed, held, violations, leftOut }) => {
  const missed =
    violations.length > 0
      ? `no, with ${violations.length} ${violations.length === 1 ? 'violation' : 'violations'}`
      : `left out: ${leftOut}`;
  const said = held ? 'yes' : missed;
  return `| \`${fault}\` | ${tries} | ${seed} | ${said} |`;
});
const table = ['| fault | tries | first seed | held |', '| --- | --- | --- | --- |', ...rows].join('\n');
const page = readFileSync(PAGE, 'utf8');
if (!TABLE.test(page)) throw new Error(`${PAGE} has no place for the table`);
writeFileSync(
  PAGE,
  page.replace(TABLE, (_, before, after) => `${before}\n${table}\n\n${after}`),
);
