import { execFileSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What the generator reads and changes, and what the service it writes is checked against. */
const COPIED = [
  ...['package.json', 'tsconfig.json', 'tsconfig.base.json', '.prettierrc.json', 'libs', 'services/measures'],
  ...['deploy/docker', 'deploy/kafka', 'deploy/local/package.json', 'deploy/local/src', 'docker-compose.yml'],
  ...['tools/jest', 'tools/operations/package.json', 'tools/operations/src'],
];
const LEFT_OUT = new Set(['dist', 'node_modules', 'coverage']);

export interface WorkspaceCopy {
  readonly root: string;
  /** What a program of the workspace writes; what it complains of is the error. */
  run(program: string, ...args: readonly string[]): string;
  remove(): void;
}

/** A workspace of its own in a temporary folder: sources are copied, what npm installed is linked. */
export function workspaceCopy(): WorkspaceCopy {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'entente-workspace-')));
  for (const place of COPIED) {
    mkdirSync(dirname(join(root, place)), { recursive: true });
    cpSync(join(ROOT, place), join(root, place), {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(path.split('/').at(-1) ?? ''),
    });
  }
  const link = (to: string, at: string) => symlinkSync(to, join(root, at), 'junction');
  mkdirSync(join(root, 'node_modules/@entente'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@entente') link(join(ROOT, 'node_modules', name), `node_modules/${name}`);
  }
  for (const own of globSync(['libs/*/node_modules', 'deploy/local/node_modules'], { cwd: ROOT })) {
    link(join(ROOT, own), own);
  }
  for (const lib of readdirSync(join(root, 'libs')))
    link(join(root, 'libs', lib), `node_modules/@entente/${lib}`);
  link(join(root, 'deploy/local'), 'node_modules/@entente/local-stack');
  return {
    root,
    run: (program, ...args) => run(root, program, args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function run(root: string, program: string, args: readonly string[]): string {
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  try {
    return execFileSync(process.execPath, [...node, join(root, program), ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${program} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
