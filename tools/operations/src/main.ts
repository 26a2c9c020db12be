import { SettingsError } from '@entente/local-stack';
import { InvalidSettings } from '@entente/platform';
import { USAGE } from './command-line.js';
import { CannotBeDone, Misuse } from './misuse.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), (line) => console.log(line)).catch(failed);
process.exit();

/** 2 for whatever kept the command from finding out, 1 is for what it found. */
function failed(error: unknown): number {
  if (error instanceof Misuse) console.error(`${error.message}\n${USAGE}`);
  else if (isExpected(error)) console.error(error.message);
  else console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  return 2;
}

function isExpected(error: unknown): error is Error {
  return error instanceof CannotBeDone || error instanceof SettingsError || error instanceof InvalidSettings;
}
