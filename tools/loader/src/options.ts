import { parseArgs } from 'node:util';
import { messageOf } from './error-message.js';

export const USAGE = `Usage: npm run load -- [--operations FILE] [--api URL]
  --operations FILE  published operations (data/published-operations.json unless said otherwise)
  --api URL          where joint-action-days listens (where this checkout's stack has it, unless said otherwise)
The token comes from ENTENTE_TOKEN; without it, one for a registrar is asked of the development issuer.`;

/** The command line asks for something that this command does not do. The message says what. */
export class WrongOptions extends Error {}

export interface Options {
  /** A path as typed; absent: the sample data. */
  readonly operations?: string;
  /** Absent: where the stack of this checkout listens. */
  readonly api?: URL;
}

/** Files whose service is not part of the stack yet. */
const WITHOUT_SERVICE = ['measures', 'agreements', 'projects'] as const;

/** @throws WrongOptions */
export function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const [missing] = WITHOUT_SERVICE.filter((name) => values[name] !== undefined);
  if (missing) throw new WrongOptions(`--${missing}: this stack has no service for ${missing} yet.`);
  return {
    ...(values.operations !== undefined && { operations: values.operations }),
    ...(values.api !== undefined && { api: address(values.api) }),
  };
}

function parsed(
  args: readonly string[],
): Partial<Record<'operations' | 'api' | (typeof WITHOUT_SERVICE)[number], string>> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { operations: text, api: text, measures: text, agreements: text, projects: text },
    }).values;
  } catch (error) {
    throw new WrongOptions(messageOf(error), { cause: error });
  }
}

function address(value: string): URL {
  const url = URL.parse(value);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new WrongOptions(`--api: "${value}" is not an address such as http://localhost:3002.`);
}
