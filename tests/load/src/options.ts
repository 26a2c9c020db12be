import { parseArgs } from 'node:util';
import { claimFile } from './bench/figures-file.js';
import { ROWS } from './rows/index.js';

export interface Options {
  readonly quick: boolean;
  readonly only: string | undefined;
  /** A file for the figures; it can be written. */
  readonly json: string | undefined;
}

export class OptionsError extends Error {}

/** @throws OptionsError saying what can be asked for, or what cannot be written */
export function readOptions(args: readonly string[]): Options {
  const { quick = false, only, json } = orRefused(() => parsed(args));
  if (only !== undefined && !ROWS.some(({ name }) => name === only)) {
    throw new OptionsError(`--only takes one of:\n${ROWS.map(({ name }) => `  ${name}`).join('\n')}`);
  }
  if (json !== undefined) orRefused(() => claimFile(json));
  return { quick, only, json };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, only: text, json: text } })
    .values;
}

function orRefused<Value>(action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}
