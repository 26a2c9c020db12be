import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { WORKSPACE } from '../places.js';
import { runToItsEnd } from '../servers/container-engine.js';
import { fileOfWorkspace } from './compose-file.spec-support.js';

const dockerfile = fileOfWorkspace('deploy/docker/Dockerfile');
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

describe('the Dockerfile', () => {
  it('takes its base from outside, and runs as nobody special', () => {
    expect(dockerfile.match(/^FROM .*$/gm)?.every((line) => line.startsWith('FROM ${BASE}'))).toBe(true);
    expect(last).toMatch(/^USER 1000:1000$/m);
    expect(last).not.toMatch(/^(?:RUN|ADD|COPY (?!--from=run-time))/m);
  });

  it('asks whether the service lives', () => {
    expect(last).toMatch(/^HEALTHCHECK .*CMD \["node", "health\.mjs"\]$/m);
  });

  it('runs the services as npm start does', () => {
    expect(last).toContain('"--enable-source-maps", "--disable-warning=TimeoutNegativeWarning"');
  });
});

describe('.dockerignore', () => {
  it('lets nothing in but manifests and sources', () => {
    const lines = fileOfWorkspace('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));

    const letIn = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'libs', 'services', 'deploy'];
    expect(lines[0]).toBe('*');
    expect(lines.filter((line) => line.startsWith('!'))).toEqual(letIn.map((path) => `!${path}`));
    expect(lines.slice(1 + letIn.length)).toEqual(
      expect.arrayContaining(['**/node_modules', '**/dist', 'deploy/docker/development']),
    );
  });
});

describe('the manifests of an installation', () => {
  it('have at run time nothing that only developers need', () => {
    const target = mkdtempSync(join(tmpdir(), 'manifests-'));
    execFileSync(process.execPath, [join(WORKSPACE, 'deploy/docker/manifests.mjs'), target], {
      cwd: WORKSPACE,
    });
    const read = (path: string): Record<string, object | undefined> =>
      JSON.parse(readFileSync(join(target, path), 'utf8')) as Record<string, object | undefined>;
    const original = JSON.parse(fileOfWorkspace('services/measures/package.json')) as Record<string, object>;

    expect(read('build/services/measures/package.json')).toEqual(original);
    const { devDependencies: _notAtRunTime, ...runTime } = original;
    expect(read('run-time/services/measures/package.json')).toEqual(runTime);
    expect(read('run-time/package-lock.json')).toEqual(JSON.parse(fileOfWorkspace('package-lock.json')));
    rmSync(target, { recursive: true });
  });
});

describe('health.mjs', () => {
  const server: Server = createServer((request, response) => {
    response.writeHead(request.url === '/health/live' ? 200 : 503).end('{}');
  });
  afterAll(() => void server.close());

  const ask = async (port: number, ...path: string[]): Promise<number> => {
    const program = join(WORKSPACE, 'deploy/docker/health.mjs');
    const environment = { ...process.env, PORT: String(port) };
    return (await runToItsEnd(process.execPath, [program, ...path], environment)).status;
  };

  it('ends as the service answers', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;

    expect(await ask(port)).toBe(0);
    expect(await ask(port, '/health/ready')).toBe(1);
  });

  it('fails where nothing listens', async () => {
    expect(await ask(1)).toBe(1);
  });
});
