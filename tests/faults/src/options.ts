import { parseArgs } from 'node:util';
import { FAULTS } from './faults/index.js';
import { GUARDS } from './guards/index.js';

export interface Options {
  readonly quick: boolean;
  /** How long to go on with new rounds; one round where it is not said. */
  readonly minutes: number | undefined;
  readonly seed: number;
  readonly only: string | undefined;
  /** How many results are brought in before a rebuild. */
  readonly results: number;
  /** A file for the outcomes as JSON. */
  readonly json: string | undefined;
  readonly without: string | undefined;
}

export class OptionsError extends Error {}

/** @throws OptionsError saying what can be asked for */
export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  const only = known('--only', values.only, FAULTS);
  const without = known('--without', values.without, GUARDS);
  return {
    quick: values.quick ?? false,
    minutes: number('--minutes', values.minutes),
    seed: number('--seed', values.seed) ?? Math.floor(Math.random() * 1_000_000),
    only,
    results: number('--results', values.results) ?? 0,
    json: values.json,
    without,
  };
}

function parsed(args: readonly string[]): { values: ReturnType<typeof parse>['values'] } {
  try {
    return parse(args);
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...args],
    options: {
      ...{ quick: { type: 'boolean' }, minutes: text, seed: text, only: text },
      ...{ results: text, json: text, without: text },
    },
  });
}

function known(
  option: string,
  name: string | undefined,
  all: readonly { readonly name: string }[],
): string | undefined {
  if (name === undefined || all.some((one) => one.name === name)) return name;
  throw new OptionsError(`${option} takes one of:\n${all.map((one) => `  ${one.name}`).join('\n')}`);
}

function number(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new OptionsError(`${option} takes a whole number`);
  return Number(text);
}
