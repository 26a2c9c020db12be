import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { waitUntil } from '../src/deadline.js';
import type { RunningProcess } from '../src/supervisor/run-file.js';

const BUILT = fileURLToPath(new URL('../dist/', import.meta.url));

/** Starts two programs, one of which has a child of its own and hears no SIGTERM, and then waits. */
const PARENT = `
  const { SupervisedProcess } = await import(process.argv[1] + 'supervisor/supervised-process.js');
  const { RunFile } = await import(process.argv[1] + 'supervisor/run-file.js');
  const folder = process.argv[2];
  const scripts = { plain: 'exec sleep 600', family: 'trap "" TERM; sleep 601 & sleep 602' };
  for (const [name, script] of Object.entries(scripts)) {
    await new SupervisedProcess({
      name, address: 'nowhere', command: { program: '/bin/sh', args: ['-c', script] },
      logFile: folder + '/' + name + '.log', ready: async () => true, readyWithinMs: 5000, stopWithinMs: 1000,
    }, RunFile.at(folder + '/run.json'), console.log).start();
  }
  console.log('started');
  setInterval(() => undefined, 1000);
`;

const PARENT_OF_A_CONTAINER = `
  const { removeWithUs } = await import(process.argv[1] + 'servers/container.js');
  removeWithUs({ name: process.argv[2] }, 'left-behind');
  process.kill(process.pid, 'SIGKILL');
`;

describe('the death of the parent', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'death of the parent '));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('leaves no process behind, not even after kill -9', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, BUILT, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      parent.stdout.on('data', (said: Buffer) => said.includes('started') && resolve());
      parent.once('exit', (code) => reject(new Error(`The parent ended with ${code}`)));
    });
    const running = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as RunningProcess[];
    expect(running.map(({ pid }) => groupLives(pid))).toEqual([true, true]);

    parent.kill('SIGKILL');

    await waitUntil(() => Promise.resolve(running.every(({ pid }) => !groupLives(pid))), {
      for: 'both process groups to be gone',
      withinMs: 5000,
    });
    await expect(readFile(join(folder, 'run.json'))).rejects.toThrow('ENOENT');
  });

  it('removes its containers', async () => {
    const engine = join(folder, 'engine');
    await writeFile(engine, '#!/bin/sh\necho "$*" >"${0%/*}/asked"\n', { mode: 0o755 });
    spawn(process.execPath, ['--input-type=module', '-e', PARENT_OF_A_CONTAINER, BUILT, engine]);

    const asked = (): Promise<string> => readFile(join(folder, 'asked'), 'utf8');
    await waitUntil(async () => (await asked()) === 'rm --force --volumes left-behind\n', {
      for: 'the container to be removed',
      withinMs: 10_000,
    });
  });
});

function groupLives(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}
