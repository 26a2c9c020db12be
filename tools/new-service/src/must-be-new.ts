import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellingsOf } from './names.js';
import type { NewService } from './options.js';
import { PORTS_FILE, TOPICS_FILE } from './places.js';
import { Refused } from './refused.js';
import { templateFiles } from './template.js';

/** Names and port must be nobody's in the workspace at `root`. @throws Refused */
export function mustBeNew(root: string, { service, aggregate, port }: NewService): void {
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const folders = [`services/${service}`, `libs/contracts/src/${service}`];
  const there = folders.find((folder) => existsSync(join(root, folder)));
  if (there !== undefined) {
    throw new Refused(
      `${there} is there already, and stays as it is. What is left of a run that was cut: docs/new-service.md`,
    );
  }

  const taken = packageAt(root, `@entente/${service}`);
  if (taken !== undefined) throw new Refused(`@entente/${service} is the name of ${taken} already`);
  if (text(TOPICS_FILE).includes(`"entente.${service}.v1"`)) {
    throw new Refused(`entente.${service}.v1 is a topic in ${TOPICS_FILE} already`);
  }
  const ports = text(PORTS_FILE);
  if (hasWord(ports, service)) throw new Refused(`${service} is what something in ${PORTS_FILE} is called`);
  if (hasWord(ports, String(port))) throw new Refused(`Port ${port} is taken: see ${PORTS_FILE}`);

  const contracts = globSync('libs/contracts/src/**/*.ts', { cwd: root }).map(text).join('\n');
  const { screaming, pascal } = spellingsOf(aggregate);
  for (const word of [screaming, `${screaming}_CHANGES`, `${pascal}V1`, `${pascal}EventV1`]) {
    if (hasWord(contracts, word)) throw new Refused(`${aggregate}: ${word} is in libs/contracts already`);
  }
  const template = [...templateFiles().values()].join('\n');
  for (const name of [pascal, spellingsOf(service).pascal]) {
    if (hasWord(template, name)) throw new Refused(`${name} means something else in every service already`);
  }
}

function packageAt(root: string, name: string): string | undefined {
  const { workspaces } = manifest(root, 'package.json');
  return workspaces
    ?.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .find((file) => manifest(root, file).name === name);
}

function manifest(root: string, file: string): { name?: string; workspaces?: readonly string[] } {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as ReturnType<typeof manifest>;
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);
}
