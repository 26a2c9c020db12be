import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PYTHONS = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];

/** What this machine has of what the servers need; undefined where it is absent. */
export interface Programs {
  readonly mongod: string | undefined;
  readonly secantusd: string | undefined;
  readonly python: string | undefined;
  readonly java: { readonly program: string; readonly major: number } | undefined;
  readonly maven: string | undefined;
  readonly containerEngine: string | undefined;
}

export async function findPrograms(path: string): Promise<Programs> {
  const [python, java, containerEngine] = await Promise.all([
    findPython(path),
    findJava(path),
    findContainerEngine(path),
  ]);
  return {
    mongod: onPath('mongod', path),
    secantusd: onPath('secantusd-rs', path),
    python,
    java,
    maven: onPath('mvn', path),
    containerEngine,
  };
}

export function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** Version managers put commands on the path that refuse to run: only one that tells its version counts. */
async function findPython(path: string): Promise<string | undefined> {
  for (const name of PYTHONS) {
    const program = onPath(name, path);
    if (program === undefined) continue;
    const said = await output(program, ['-c', 'import sys, venv; print("%d.%d" % sys.version_info[:2])']);
    if (/^3\.1[0-3]$/.test(said?.trim() ?? '')) return program;
  }
  return undefined;
}

async function findJava(path: string): Promise<Programs['java']> {
  const program = onPath('java', path);
  if (program === undefined) return undefined;
  const major = javaMajor((await output(program, ['-version'])) ?? '');
  return major === undefined ? undefined : { program, major };
}

/** The major version in what `java -version` prints: 17 of `17.0.15`, 8 of `1.8.0_392`. */
export function javaMajor(said: string): number | undefined {
  const version = /version "(?:1\.)?(\d+)/.exec(said)?.[1];
  return version === undefined ? undefined : Number(version);
}

async function findContainerEngine(path: string): Promise<string | undefined> {
  for (const name of ['docker', 'podman']) {
    const program = onPath(name, path);
    if (program !== undefined && (await output(program, ['info'])) !== undefined) return name;
  }
  return undefined;
}

function output(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 10_000 }, (error, stdout, stderr) =>
      resolve(error === null ? stdout + stderr : undefined),
    );
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
