import { spawn } from 'node:child_process';

import { loopback } from '../ports.js';
import type { Command } from '../supervisor/child.js';
import type { Supervised } from '../supervisor/supervised-process.js';
import type { ContainerEngine } from './container-engine.js';

/** Takes the place of a container of the same name that an earlier run left behind, then becomes the client. */
const IN_PLACE_OF_ANOTHER = '"$0" rm --force --volumes "$1" >/dev/null 2>&1; shift; exec "$0" "$@"';
const WHEN_INPUT_ENDS = 'read -r _; exec "$0" rm --force --volumes "$1" >/dev/null 2>&1';

export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  /** The same inside and outside, on this machine alone. */
  readonly port: number;
  /** The folder with its data, owned by us, and where the container finds it. */
  readonly folder: string;
  readonly mountedAt: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly entrypoint?: string;
  readonly args: readonly string[];
}

/** Named after its port, which no two can have at a time. */
export function containerName(server: 'mongodb' | 'kafka', port: number): string {
  return `entente-${server}-${port}`;
}

/** The engine's client in the foreground: it hands on what the container writes, signals, and its end. */
export function containerCommand({ name: engine }: ContainerEngine, plan: ContainerPlan): Command {
  const { name, image, port, folder, mountedAt, environment = {}, entrypoint, args } = plan;
  const run = [
    'run',
    '--rm',
    ...['--name', name],
    ...['--publish', `${loopback}:${port}:${port}`],
    ...['--volume', `${folder}:${mountedAt}:z`],
    ...['--workdir', mountedAt],
    ...asOurselves(engine),
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...(entrypoint === undefined ? [] : ['--entrypoint', entrypoint]),
    image,
    ...args,
  ];
  return { program: '/bin/sh', args: ['-c', IN_PLACE_OF_ANOTHER, engine, name, ...run] };
}

/** What a supervised container has beside a process: it outlives its client. */
export function outliving(
  engine: ContainerEngine,
  container: string,
): Pick<Supervised, 'container' | 'leftBehind'> {
  return { container, leftBehind: () => engine.remove(container) };
}

/** Removes the container when this process has gone, however it went. The answer calls that off. */
export function removeWithUs({ name }: ContainerEngine, container: string): () => Promise<void> {
  const waiting = spawn('/bin/sh', ['-c', WHEN_INPUT_ENDS, name, container], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  waiting.on('error', () => undefined);
  return () =>
    new Promise((resolve) => {
      waiting.once('exit', () => resolve());
      if (!waiting.kill()) resolve();
    });
}

/** What the container writes into its folder is ours to remove. */
function asOurselves(engine: string): string[] {
  if (process.platform !== 'linux') return [];
  const user = process.getuid?.() ?? 0;
  const mapped = engine === 'podman' && user !== 0 ? ['--userns', 'keep-id'] : [];
  return ['--user', `${user}:${process.getgid?.() ?? 0}`, ...mapped];
}
