// The set-up that every command needs; runs on Node 20 with nothing installed.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const NODE_MAJOR = 24;
const STAMP = join(root, 'node_modules', '.entente-install');
/** kafkajs asks for timers in the past; the warning says nothing to anybody. */
const NODE_OPTIONS = ['--disable-warning=TimeoutNegativeWarning'];
const SIGN_OF_LIFE_MS = 10_000;

export class SetUpFailed extends Error {}

/** Installs what the lockfile names and builds what changed. `say` takes each line of the report. */
export async function prepareWorkspace({ build = true, say = console.log } = {}) {
  await installDependencies(say);
  if (build) await buildProjects(say);
}

/** Runs `npm install` unless the present lockfile was installed before. */
export async function installDependencies(say = console.log) {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockfileStamp()) return;
  await installAgain(say);
}

/** For a project that the lockfile does not know yet, too. */
export async function installAgain(say = console.log) {
  await step('dependencies installed', say, () =>
    npm('install', '--no-audit', '--no-fund', '--loglevel=error'),
  );
  writeFileSync(STAMP, lockfileStamp());
}

/** Runs the npm that this was started with. */
export function npm(command, ...args) {
  const given = process.env.npm_execpath;
  const [program, before] = given?.endsWith('.js') ? [process.execPath, [given]] : ['npm', []];
  return quietly(`npm ${command}`, program, [...before, command, ...args]);
}

function lockfileStamp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

export async function buildProjects(say = console.log) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await step('projects built', say, () => quietly('The build', node24(), [tsc, '-b']));
}

/** The Node that everything but these scripts runs on; npm has installed it with the dependencies. */
export function node24() {
  const installed = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  throw new SetUpFailed(
    `Node ${NODE_MAJOR} is needed and npm has none for ${process.platform}-${process.arch}: install it and try again.`,
  );
}

/**
 * Runs a program of the workspace on Node 24 with our own input and output, hands signals on, and resolves with its
 * exit status. The program notices by its closed channel when this process or the npm above it is gone.
 */
export async function runOnNode24(script, args) {
  const child = spawn(node24(), [...NODE_OPTIONS, join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: withNode24First(),
  });
  const handOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  const watch = watchAncestors(() => child.kill('SIGTERM'));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (signal !== null) console.error(`${script} was ended by ${signal}`);
        resolve(code ?? 1);
      });
    });
  } finally {
    clearInterval(watch);
  }
}

/** Runs a step and reports it with its time, and every ten seconds while it lasts. */
export async function step(name, say, action) {
  const startedAt = Date.now();
  const time = () => `${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
  const timer = setInterval(() => say(`${time()}  … ${name}`), SIGN_OF_LIFE_MS);
  try {
    const outcome = await action();
    say(`${time()}  ${name}`);
    return outcome;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a program; what it wrote is shown only when it fails. */
function quietly(name, program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let written = '';
    const keep = (chunk) => (written += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => reject(new SetUpFailed(`${name} could not be run: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new SetUpFailed(`${name} failed (exit status ${code}):\n${written.trimEnd()}`));
    });
  });
}

/** Nobody tells us when npm is killed: its shell, or we without a shell between, are given another parent then. */
function watchAncestors(onLoss) {
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = ancestors();
  return setInterval(() => {
    if (ancestors() !== before) onLoss();
  }, 1000);
}

function parentOf(pid) {
  try {
    // The name before may hold blanks and parentheses; state and parent follow its last parenthesis.
    if (process.platform === 'linux')
      return /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function withNode24First() {
  const folder = join(root, 'node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${folder}${separator}${process.env.PATH ?? ''}` };
}

/** Ends a command: its status, or one clear message. */
export async function finish(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof SetUpFailed ? error.message : error);
    process.exitCode = 1;
  }
}
