import { parseArgs } from 'node:util';
import { ROWS } from './rows/index.js';

export interface Options {
  readonly quick: boolean;
  readonly only: string | undefined;
  /** A folder for the figures as JSON. */
  readonly out: string | undefined;
}

export class OptionsError extends Error {}

/** @throws OptionsError saying what can be asked for */
export function readOptions(args: readonly string[]): Options {
  const { quick = false, only, out } = parsed(args);
  if (only !== undefined && !ROWS.some(({ name }) => name === only)) {
    throw new OptionsError(`--only takes one of:\n${ROWS.map(({ name }) => `  ${name}`).join('\n')}`);
  }
  return { quick, only, out };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, only: text, out: text } })
      .values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}
