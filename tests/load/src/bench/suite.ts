import { once } from 'node:events';
import { inspect } from 'node:util';
import { Stage } from '../stage/stage.js';
import { entryOf, type Entry } from './entry.js';
import { machine } from './machine.js';
import { hearingRounds } from './rounds.js';
import type { Row, Scale } from './row.js';
import { line } from './table.js';

export interface Suite {
  readonly rows: readonly Row[];
  readonly scale: Scale;
  readonly say: (text: string) => void;
  /** Ends the row that is being measured, with everything it started, and leaves out the others. */
  readonly stop: AbortSignal;
  /** After each row: all that there is until then. */
  readonly measured: (entries: readonly Entry[]) => void;
}

export interface Outcome {
  readonly entries: readonly Entry[];
  /** The rows that could not be measured. */
  readonly failed: readonly string[];
}

/** One row after the other; what goes wrong in one is said, and the next is measured all the same. */
export async function runSuite(suite: Suite): Promise<Outcome> {
  const { rows, say, stop } = suite;
  const stopped = once(stop, 'abort').then((): never => {
    throw new Error('told to stop');
  });
  stopped.catch(() => undefined);
  const entries: Entry[] = [];
  const failed: string[] = [];
  for (const row of rows) {
    try {
      entries.push(...(await measure(row, suite, stopped)));
      suite.measured(entries);
    } catch (error) {
      if (stop.aborted) break;
      failed.push(row.name);
      say(`  ${row.name} failed: ${inspect(error)}`);
    }
  }
  return { entries, failed };
}

/** On servers of its own: what one row leaves behind would be carried by the next. */
async function measure(
  row: Row,
  { scale, say, stop }: Suite,
  stopped: Promise<never>,
): Promise<readonly Entry[]> {
  say(`${row.name}: ${row.path}`);
  const { quick, rounds } = scale;
  const about = { quick, rounds, machine: machine().join('; '), measuredOn: new Date().toISOString() };
  const hear = (round: number, of: number): void =>
    say(`  ${row.name}: ${round === 0 ? 'warming up' : `round ${round} of ${of}`}`);
  const stage = await Stage.open();
  try {
    stop.throwIfAborted();
    const server = (await stage.versions()).join('; ');
    const run = hearingRounds(hear, () => row.run(stage, scale));
    const measurements = await Promise.race([run, stopped]);
    const entries = measurements.map((measurement) => entryOf(row, measurement, { ...about, server }));
    for (const entry of entries) say(`  ${line(entry)}`);
    return entries;
  } finally {
    await stage.close();
  }
}
