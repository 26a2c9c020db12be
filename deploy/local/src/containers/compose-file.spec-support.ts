import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { WORKSPACE } from '../places.js';
import { parseSecrets } from './secrets.js';

/** What of a service in `docker-compose.yml` is asked about here. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly args: { readonly SERVICE: string }; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export function readComposeFile(): ComposeFile {
  return parse(fileOfWorkspace('docker-compose.yml'), { merge: true }) as ComposeFile;
}

export function fileOfWorkspace(path: string): string {
  return readFileSync(join(WORKSPACE, path), 'utf8');
}

/** A text with its variables as they are when nobody sets them. */
export function withDefaults(text: string): string {
  return text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
}

/** What the container finds in its environment when nobody sets anything. */
export function environmentOf({ environment = {}, env_file: files = [] }: ComposeService) {
  const fromFiles = files.map((file) => parseSecrets(fileOfWorkspace(withDefaults(file))));
  const given = Object.entries(environment).map(([name, value]) => [name, withDefaults(value)]);
  return Object.assign({}, ...fromFiles, Object.fromEntries(given)) as Readonly<Record<string, string>>;
}
