import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { containerCommand, containerName, removeWithUs } from './container.js';
import { ContainerEngine } from './container-engine.js';

let folder: string;
let engine: ContainerEngine;

/** Stands in for the engine's command: notes what it was asked. */
const NOTING = '#!/bin/sh\nprintf "%s\\n" "$*" >>"${0%/*}/asked"\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an engine '));
  const program = join(folder, 'engine');
  await writeFile(program, NOTING);
  await chmod(program, 0o755);
  engine = new ContainerEngine(program);
});

afterAll(() => rm(folder, { recursive: true }));

const asked = async (): Promise<string[]> =>
  (await readFile(join(folder, 'asked'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

const plan = {
  name: containerName('mongodb', 27117),
  image: 'mongo:8',
  port: 27117,
  folder: '/data of ours',
  mountedAt: '/data/db',
  environment: { MODE: 'a b' },
  args: ['mongod', '--port', '27117'],
};

describe('containerCommand', () => {
  it('listens on this machine alone and keeps its data in our folder', () => {
    const { args } = containerCommand(engine, plan);

    expect(args.join(' ')).toContain('--publish 127.0.0.1:27117:27117 --volume /data of ours:/data/db:z');
    expect(args.slice(-4)).toEqual(['mongo:8', 'mongod', '--port', '27117']);
  });

  it('removes what an earlier run left behind before it runs', async () => {
    const { program, args } = containerCommand(engine, plan);
    await once(spawn(program, [...args]), 'exit');

    const [removed, ran, ...more] = await asked();
    expect(removed).toBe('rm --force --volumes entente-mongodb-27117');
    expect(ran).toMatch(
      /^run --rm --name entente-mongodb-27117 .* --env MODE=a b mongo:8 mongod --port 27117$/,
    );
    expect(more).toEqual([]);
  });
});

describe('removeWithUs', () => {
  it('can be called off', async () => {
    const callOff = removeWithUs(engine, 'stopped-before');
    await callOff();

    expect(await asked()).not.toContain('rm --force --volumes stopped-before');
  });
});
