import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMet } from './bench/measurement.js';
import { machine } from './bench/machine.js';
import type { Results, RowResult } from './bench/results.js';
import { FULL, QUICK, type Row, type Scale } from './bench/row.js';
import { line, table } from './bench/table.js';
import { OptionsError, readOptions, type Options } from './options.js';
import { ROWS } from './rows/index.js';
import { Stage } from './stage/stage.js';

const say = (text: string): void => console.log(text);

async function run({ quick, only, out }: Options): Promise<number> {
  const beganAt = performance.now();
  const rows = ROWS.filter(({ name }) => only === undefined || name === only);
  const servers = new Set<string>();
  const results: RowResult[] = [];
  for (const row of rows) results.push(await measure(row, quick ? QUICK : FULL, servers));
  const described = [...machine(), ...servers];
  for (const about of described) say(about);
  say(table(results));
  if (out !== undefined)
    write(out, { measuredOn: new Date().toISOString(), quick, machine: described, rows: results });
  const missed = results.flatMap(({ measurements }) => measurements).filter((one) => !isMet(one));
  say(`${missed.length} goals missed, in ${Math.round((performance.now() - beganAt) / 1_000)} s`);
  return 0;
}

/** Each on servers of its own: what one row leaves behind would be carried by the next. */
async function measure(row: Row, scale: Scale, servers: Set<string>): Promise<RowResult> {
  const { name, path, peer } = row;
  say(`${name}: ${path}`);
  const stage = await Stage.open();
  try {
    for (const about of stage.description) servers.add(about);
    const measurements = await row.run(stage, scale);
    for (const measurement of measurements) say(`  ${line(measurement)}`);
    return { name, path, peer, measurements };
  } finally {
    await stage.close();
  }
}

function write(folder: string, results: Results): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'performance.json'), `${JSON.stringify(results, null, 2)}\n`);
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof OptionsError ? error.message : error);
  process.exitCode = error instanceof OptionsError ? 2 : 1;
}
process.exit();
