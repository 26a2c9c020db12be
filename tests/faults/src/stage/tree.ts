import { cp, mkdir, readdir, readFile, readlink, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as stack from '@entente/local-stack';

export type LocalStack = typeof stack;

/** The checkout whose suite this is. */
const CHECKOUT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROJECTS = ['libs', 'services', 'deploy'];

/** One replacement in one compiled file. What it replaces must be there exactly once. */
export interface Patch {
  /** Within the checkout, such as `libs/mongo/dist/transaction.js`. */
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

export class PatchDoesNotApply extends Error {
  constructor({ file, replace }: Patch, times: number) {
    super(`"${replace}" stands ${times} times in ${file}, not once: the patch does not apply`);
  }
}

/** A built checkout, or a patched copy of one, with the stack that runs what lies in it. */
export class Tree {
  private constructor(
    readonly stack: LocalStack,
    readonly downloads: string,
    private readonly directory: string,
  ) {}

  static async ofCheckout(): Promise<Tree> {
    return new Tree(await import('@entente/local-stack'), downloads(), CHECKOUT);
  }

  /** Copies what was built into an empty directory and patches it there. @throws PatchDoesNotApply */
  static async patched(directory: string, patches: readonly Patch[]): Promise<Tree> {
    for (const folder of PROJECTS) await copyBuilt(folder, directory);
    await linkModules(directory);
    for (const patch of patches) await apply(directory, patch);
    const entry = pathToFileURL(join(directory, 'deploy', 'local', 'dist', 'index.js'));
    return new Tree((await import(entry.href)) as LocalStack, downloads(), directory);
  }

  /** A compiled program, such as `services/reporting/dist/rebuild.js`. */
  program(path: string): string {
    return join(this.directory, path);
  }
}

function downloads(): string {
  return join(CHECKOUT, '.entente', 'downloads');
}

async function copyBuilt(folder: string, directory: string): Promise<void> {
  await cp(join(CHECKOUT, folder), join(directory, folder), {
    recursive: true,
    filter: (path) => !/\/(?:src|test|node_modules|coverage)$/.test(path) && !path.endsWith('.map'),
  });
}

/** Our own projects are the copies; what others published is shared with the checkout. */
async function linkModules(directory: string): Promise<void> {
  const modules = join(CHECKOUT, 'node_modules');
  await mkdir(join(directory, 'node_modules', '@entente'), { recursive: true });
  for (const name of await readdir(modules)) {
    if (name !== '@entente') await symlink(join(modules, name), join(directory, 'node_modules', name));
  }
  const checkout = await realpath(CHECKOUT);
  for (const name of await readdir(join(modules, '@entente'))) {
    const link = join(modules, '@entente', name);
    const project = relative(checkout, await realpath(join(dirname(link), await readlink(link))));
    await symlink(join(directory, project), join(directory, 'node_modules', '@entente', name));
    await shareOwnModules(project, directory);
  }
}

async function shareOwnModules(project: string, directory: string): Promise<void> {
  if (!PROJECTS.some((folder) => project.startsWith(folder))) return;
  const own = join(CHECKOUT, project, 'node_modules');
  const there = await readdir(own).catch(() => []);
  if (there.length > 0) await symlink(own, join(directory, project, 'node_modules'));
}

async function apply(directory: string, patch: Patch): Promise<void> {
  const file = join(directory, patch.file);
  const text = await readFile(file, 'utf8');
  const times = text.split(patch.replace).length - 1;
  if (times !== 1) throw new PatchDoesNotApply(patch, times);
  await writeFile(
    file,
    text.replace(patch.replace, () => patch.by),
  );
}
