// No block of more than 15 equal lines stands twice in the services and what new ones are made of: what two of them need is in a library.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const jscpd = join(root, 'node_modules', '.bin', 'jscpd');
const ALLOWED_LINES = 15;
/** Long enough for most of the lines, so that 16 lines of brackets are no finding. */
const LEAST_TOKENS = 50;
/** Copied twice, it must be found: a detector that is silent about it checks nothing. */
const CANARY = join(root, 'services', 'joint-action-days', 'src', 'domain', 'joint-action-day.ts');

const place = mkdtempSync(join(tmpdir(), 'entente-duplicates-'));
try {
  const found = duplicatesIn(join(root, 'services'), join(root, 'tools', 'new-service', 'template'));
  for (const { firstFile, secondFile, lines } of found)
    console.error(`${lines} lines: ${at(firstFile)} and ${at(secondFile)}`);

  const twice = join(place, 'twice');
  for (const copy of ['one', 'two']) {
    mkdirSync(join(twice, copy), { recursive: true });
    cpSync(CANARY, join(twice, copy, 'copy.ts'));
  }
  const silent = duplicatesIn(twice).length === 0;
  if (silent) console.error('a file that was copied whole is not found, so that nothing is checked');
  console.log(
    `${found.length} blocks of more than ${ALLOWED_LINES} equal lines in the services and their template`,
  );
  process.exitCode = found.length > 0 || silent ? 1 : 0;
} finally {
  rmSync(place, { recursive: true });
}

function duplicatesIn(...folders) {
  const output = join(place, 'report');
  const args = ['--min-lines', String(ALLOWED_LINES + 1), '--min-tokens', String(LEAST_TOKENS)];
  const ignored = ['--format', 'typescript', '--ignore', '**/dist/**,**/*.spec.ts,**/*.int-spec.ts'];
  execFileSync(
    jscpd,
    [...args, ...ignored, '--silent', '--reporters', 'json', '--output', output, ...folders],
    {
      stdio: 'ignore',
    },
  );
  return JSON.parse(readFileSync(join(output, 'jscpd-report.json'), 'utf8')).duplicates;
}

function at({ name, start }) {
  return `${name}:${start}`;
}
