import { parseArgs } from 'node:util';
import { SERVICES, type ServiceName } from '@entente/local-stack';
import { messageOf } from './error-message.js';
import { FILE_KINDS, PUBLISHED_FILES, type FileKind } from './published-files.js';

export const USAGE = `Usage: npm run load -- ${FILE_KINDS.map((kind) => `[--${kind} FILE]`).join(' ')} [--api SERVICE=URL]
${FILE_KINDS.map((kind) => `  ${`--${kind} FILE`.padEnd(19)}${PUBLISHED_FILES[kind].holds}`).join('\n')}
  --api SERVICE=URL  where a service listens (where this checkout's stack has it, unless said otherwise)
Without a file, the sample data of every kind is sent. The token comes from ENTENTE_TOKEN; without it, one for a
registrar is asked of the development issuer.`;

/** The command line asks for something that this command does not do. The message says what. */
export class WrongOptions extends Error {}

export interface Options {
  /** Paths as typed, in the order to send them; none: the sample data. */
  readonly files: readonly { readonly kind: FileKind; readonly path: string }[];
  /** Where services listen that are not where the stack of this checkout has them. */
  readonly apis: ReadonlyMap<ServiceName, URL>;
}

/** @throws WrongOptions */
export function optionsOf(args: readonly string[]): Options {
  const { api = [], ...paths } = parsed(args);
  return {
    files: FILE_KINDS.flatMap((kind) => {
      const path = paths[kind];
      return path === undefined ? [] : [{ kind, path }];
    }),
    apis: new Map(api.map(address)),
  };
}

function parsed(
  args: readonly string[],
): Partial<Record<FileKind, string>> & { readonly api?: readonly string[] } {
  const text = { type: 'string' } as const;
  const files = Object.fromEntries(FILE_KINDS.map((kind) => [kind, text]));
  try {
    return parseArgs({ args: [...args], options: { ...files, api: { ...text, multiple: true } } }).values;
  } catch (error) {
    throw new WrongOptions(messageOf(error), { cause: error });
  }
}

function address(value: string): readonly [ServiceName, URL] {
  const [, name, text = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  const service = SERVICES.find((known) => known === name);
  const url = URL.parse(text);
  if (service !== undefined && (url?.protocol === 'http:' || url?.protocol === 'https:'))
    return [service, url];
  throw new WrongOptions(
    `--api: "${value}" is no service with its address, such as measures=http://localhost:3001.`,
  );
}
