import { untilToldToStop } from '@entente/local-stack';
import { writeEntries } from './bench/figures-file.js';
import { FULL, QUICK } from './bench/row.js';
import { runSuite } from './bench/suite.js';
import { table } from './bench/table.js';
import { OptionsError, readOptions, type Options } from './options.js';
import { ROWS } from './rows/index.js';

const FOR_A_LOOK = 'At reduced size, within five minutes where it can be: the figures are for a look only.';
/** As a shell says it of a command that was interrupted. */
const INTERRUPTED = 130;

const say = (text: string): void => console.log(text);

async function run({ quick, only, json }: Options): Promise<number> {
  const beganAt = performance.now();
  const stop = stopWhenTold();
  if (quick) say(FOR_A_LOOK);
  const { entries, failed } = await runSuite({
    rows: ROWS.filter(({ name }) => only === undefined || name === only),
    scale: quick ? QUICK : FULL,
    ...{ say, stop },
    measured: (all) => {
      if (json !== undefined) writeEntries(json, all);
    },
  });
  for (const about of new Set(entries.flatMap(({ machine, server }) => [machine, server]))) say(about);
  say(table(entries));
  if (quick) say(FOR_A_LOOK);
  const withGoals = entries.filter(({ met }) => met !== null);
  const missed = withGoals.filter(({ met }) => !met).length;
  const seconds = Math.round((performance.now() - beganAt) / 1_000);
  say(`${missed} of ${withGoals.length} goals missed, in ${seconds} s`);
  if (failed.length > 0) say(`not measured: ${failed.join(', ')}`);
  if (stop.aborted) return INTERRUPTED;
  return failed.length > 0 ? 1 : 0;
}

function stopWhenTold(): AbortSignal {
  const stop = new AbortController();
  void untilToldToStop().then((reason) => {
    say(`Stopping (${reason}) …`);
    // What is still asked of servers that end now fails, and nobody waits for it.
    process.on('unhandledRejection', () => undefined);
    stop.abort();
  });
  return stop.signal;
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof OptionsError ? error.message : error);
  process.exitCode = error instanceof OptionsError ? 2 : 1;
}
process.exit();
