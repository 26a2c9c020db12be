import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { waitUntil } from '../deadline.js';
import { RunFile, type RunningProcess } from './run-file.js';
import { pauseAfter, SupervisedProcess, type Supervised } from './supervised-process.js';

describe('SupervisedProcess', () => {
  let folder: string;
  let said: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'supervised '));
    said = [];
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const supervise = (script: string, more: Partial<Supervised> = {}): SupervisedProcess =>
    new SupervisedProcess(
      {
        name: 'sleeper',
        address: 'nowhere',
        command: { program: '/bin/sh', args: ['-c', script] },
        logFile: join(folder, 'sleeper.log'),
        ready: () => Promise.resolve(true),
        readyWithinMs: 10_000,
        stopWithinMs: 2000,
        ...more,
      },
      RunFile.at(join(folder, 'run.json')),
      (line) => said.push(line),
    );

  const running = (): RunningProcess[] =>
    JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunningProcess[];

  it('writes down what runs and forgets it after the stop', async () => {
    const sleeper = supervise('exec sleep 60');
    await sleeper.start();
    expect(running()).toEqual([{ name: 'sleeper', pid: sleeper.pid, address: 'nowhere' }]);

    await sleeper.stop();
    expect(sleeper.pid).toBeUndefined();
    expect(running).toThrow('ENOENT');
  });

  it('starts again what was killed, after the care that a death needs', async () => {
    let cared = 0;
    const sleeper = supervise('echo about to sleep; exec sleep 60', {
      afterDeath: () => {
        cared += 1;
        return Promise.resolve();
      },
    });
    await sleeper.start();
    const first = sleeper.pid ?? 0;
    await waitUntil(() => Promise.resolve(readFileSync(join(folder, 'sleeper.log'), 'utf8') !== ''), {
      for: 'the first words',
      withinMs: 5000,
    });

    process.kill(first, 'SIGKILL');
    await waitUntil(() => Promise.resolve(sleeper.pid !== undefined && sleeper.pid !== first), {
      for: 'the second start',
      withinMs: 5000,
    });

    expect(said.join('\n')).toMatch(
      /sleeper ended \(SIGKILL\)[^]*\| about to sleep[^]*starts again in 0\.5 s/,
    );
    expect(cared).toBe(1);
    expect(running()).toMatchObject([{ pid: sleeper.pid }]);
    await sleeper.stop();
  });

  it('gives up a start after three deaths, with the last words', async () => {
    const broken = supervise('echo no such port; exit 3', { ready: () => Promise.resolve(false) });

    await expect(broken.start()).rejects.toThrow(/sleeper ended \(exit status 3\)[^]*no such port/);
    await broken.stop();
  });

  it('kills what does not end in time', async () => {
    const stubborn = supervise('trap "" TERM; while :; do sleep 1; done', { stopWithinMs: 200 });
    await stubborn.start();
    await stubborn.stop();

    expect(stubborn.pid).toBeUndefined();
  });

  it('waits longer after each death, up to half a minute', () => {
    expect([1, 2, 3, 10].map(pauseAfter)).toEqual([500, 1000, 2000, 30_000]);
  });
});
