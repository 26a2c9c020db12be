import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { SECANTUSDB_RELEASE, type Places } from '../places.js';
import type { Progress } from '../steps.js';
import { runToEnd } from './run-to-end.js';

/** Installs the pinned packages into a virtual environment once and returns the server's program. */
export async function installSecantusdb(places: Places, python: string, progress: Progress): Promise<string> {
  const requirements = join(SECANTUSDB_RELEASE, 'requirements.txt');
  const folder = join(places.downloads, 'secantusdb');
  const program = join(folder, 'bin', 'python');
  const whole = join(folder, 'installed');
  // A virtual environment knows its own path: a moved checkout installs again.
  const expected = createHash('sha256')
    .update(await readFile(requirements))
    .update(folder)
    .digest('hex');
  if ((await readFile(whole, 'utf8').catch(() => '')) !== expected) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(places.downloads, { recursive: true });
    progress('a virtual environment');
    await runToEnd(
      'Making a virtual environment',
      { program: python, args: ['-m', 'venv', folder] },
      places.log('venv'),
    );
    progress('packages from PyPI');
    const options = ['--disable-pip-version-check', '--no-input', '--require-hashes', '-r', requirements];
    await runToEnd(
      'Installing SecantusDB',
      { program, args: ['-m', 'pip', 'install', ...options] },
      places.log('pip'),
    );
    await writeFile(whole, expected);
    progress('installed, hashes as pinned');
  }
  return join(folder, 'bin', 'secantusd-py');
}
