import { userInfo } from 'node:os';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Because } from './dead-letters/dead-letters.js';
import { Misuse } from './misuse.js';
import { PUBLISHERS, type Publisher } from './publishers.js';

export const USAGE = `npm run verify-journal -- [--service S]
npm run rebuild -- [--despite-missing]
npm run republish -- --service S [--from INSTANT]
npm run parked -- list|release [EVENT …] [--service S]
npm run dead-letters -- list
npm run dead-letters -- show ID
npm run dead-letters -- replay|discard (ID … | --all) --reason TEXT [--by NAME]
S: ${PUBLISHERS.map(({ service }) => service).join(', ')}`;

export type Asked =
  | { readonly command: 'verify-journal'; readonly publishers: readonly Publisher[] }
  | { readonly command: 'rebuild'; readonly args: readonly string[] }
  | { readonly command: 'republish'; readonly publisher: Publisher; readonly from?: Date }
  | {
      readonly command: 'parked';
      readonly action: 'list' | 'release';
      readonly publishers: readonly Publisher[];
      readonly eventIds: readonly string[];
    }
  | { readonly command: 'dead-letters'; readonly action: 'list' }
  | { readonly command: 'dead-letters'; readonly action: 'show'; readonly id: string }
  | {
      readonly command: 'dead-letters';
      readonly action: 'replay' | 'discard';
      /** None: all that are open. */
      readonly ids: readonly string[];
      readonly because: Because;
    };

const TEXT = { type: 'string' } as const;

/** @throws Misuse */
export function asked([command = '', ...args]: readonly string[]): Asked {
  switch (command) {
    case 'verify-journal': {
      const { service } = parsed(args, { service: TEXT }).values;
      return { command, publishers: publishersOf(service) };
    }
    case 'rebuild': {
      parsed(args, { 'despite-missing': { type: 'boolean' } });
      return { command, args };
    }
    case 'republish': {
      const { service, from } = parsed(args, { service: TEXT, from: TEXT }).values;
      const [publisher] = publishersOf(required(service, '--service'));
      if (!publisher) throw new Misuse('--service is needed');
      return { command, publisher, ...(from !== undefined && { from: instant(from) }) };
    }
    case 'parked': {
      const { values, positionals } = parsed(args, { service: TEXT });
      const [action, ...eventIds] = positionals;
      if (action !== 'list' && action !== 'release') throw new Misuse('parked: list or release');
      return { command, action, publishers: publishersOf(values.service), eventIds };
    }
    case 'dead-letters':
      return deadLetters(args);
    default:
      throw new Misuse(command === '' ? 'A command is needed' : `There is no command ${command}`);
  }
}

function deadLetters(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args, { reason: TEXT, by: TEXT, all: { type: 'boolean' } });
  const [action, ...ids] = positionals;
  const command = 'dead-letters';
  if (action === 'list') return { command, action };
  if (action === 'show') return { command, action, id: required(ids[0], 'The id of a dead letter') };
  if (action !== 'replay' && action !== 'discard')
    throw new Misuse('dead-letters: list, show, replay or discard');
  if ((ids.length === 0) !== (values.all === true)) throw new Misuse('Ids are needed, or --all');
  const by = values.by ?? userInfo().username;
  return { command, action, ids, because: { by, reason: required(values.reason?.trim(), '--reason') } };
}

function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse((error as Error).message, { cause: error });
  }
}

function publishersOf(service: string | undefined): readonly Publisher[] {
  const found = PUBLISHERS.filter((publisher) => service === undefined || publisher.service === service);
  if (found.length === 0) throw new Misuse(`--service: ${String(service)} keeps no journal`);
  return found;
}

function required(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new Misuse(`${what} is needed`);
  return value;
}

function instant(text: string): Date {
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) || Number.isNaN(date.getTime()))
    throw new Misuse(`--from: ${text} is no instant such as 2026-04-27T10:00:00Z`);
  return date;
}
