import { parseArgs } from 'node:util';
import { Refused } from './refused.js';

export const USAGE = `npm run new-service -- --name SERVICE --aggregate AGGREGATE --port PORT
  --name SERVICE         the service, named by the plural of what it keeps: case-referrals
  --aggregate AGGREGATE  one of what it keeps: case-referral
  --port PORT            where it listens when nothing else is said: 3005`;

/** Lower case, and only the ports that nobody needs to be root for. */
export interface NewService {
  readonly service: string;
  readonly aggregate: string;
  readonly port: number;
}

const KEBAB_CASE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65535;

/** @throws Refused */
export function optionsOf(args: readonly string[]): NewService {
  const { name, aggregate, port } = parsed(args);
  const service = kebabCase('--name', name);
  const one = kebabCase('--aggregate', aggregate);
  if (service === one) {
    throw new Refused(`--name ${service} must be the plural of --aggregate: one of what the service keeps`);
  }
  return { service, aggregate: one, port: portOf(port) };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { name: text, aggregate: text, port: text } }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, {
      cause: error,
    });
  }
}

function kebabCase(option: string, value: string | undefined): string {
  if (value === undefined) throw new Refused(`${option} is needed\n${USAGE}`);
  if (KEBAB_CASE.test(value)) return value;
  throw new Refused(`${option} ${value} must be in kebab-case, such as case-referral`);
}

function portOf(value: string | undefined): number {
  if (value === undefined) throw new Refused(`--port is needed\n${USAGE}`);
  const port = /^\d+$/.test(value) ? Number(value) : NaN;
  if (port >= LOWEST_PORT && port <= HIGHEST_PORT) return port;
  throw new Refused(`--port ${value} must be a whole number from ${LOWEST_PORT} to ${HIGHEST_PORT}`);
}
