import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { claimStart } from './one-start.js';
import { Places } from './places.js';
import { agreementsTable } from './report/agreements-table.js';
import { annualTable, INDICATORS } from './report/annual-table.js';
import { untilCaughtUp } from './report/caught-up.js';
import { measuresTable } from './report/measures-table.js';
import { Reports } from './report/reports.js';
import { SampleData } from './sample-data.js';
import { readSettings } from './settings.js';
import { Stack } from './stack.js';
import { seconds, Steps } from './steps.js';
import { untilToldToStop } from './until-told.js';

const { values: options } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    /** When the command was typed, in milliseconds since 1970. */
    since: { type: 'string', default: String(Date.now()) },
  },
});
const since = Number(options.since);
const steps = new Steps();
const told = untilToldToStop();

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause instanceof Error)
    console.error(`  because: ${error.cause.message}`);
  return 1;
});
process.exit();

async function run(): Promise<number> {
  const places = new Places();
  const settings = readSettings();
  claimStart(places.startFile, places.runFile);

  const stack = new Stack(settings, places, steps);
  try {
    const outcome = await Promise.race([bringUp(stack), told.then(() => 'told' as const)]);
    if (outcome !== 'told' && options.once) return outcome ? 0 : 1;
    const reason = await told;
    steps.say(`\nStopping (${reason}) …`);
    return options.once ? 1 : 0;
  } finally {
    await stack.stop();
  }
}

/** True when everything that was asked for was done. */
async function bringUp(stack: Stack): Promise<boolean> {
  const { kafka } = await stack.start({ fresh: options.fresh });
  steps.say(`${seconds(Date.now() - since)}  all services are ready`);

  let done = true;
  if (kafka) {
    done = await loadAndShow(stack).then(
      () => true,
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        return false;
      },
    );
  } else {
    steps.say(
      'Kafka does not answer: the load and the tables are skipped. What is recorded now is reported later.',
    );
  }
  showAddresses(stack);
  if (!options.once) steps.say('Ctrl-C stops everything.');
  return done;
}

async function loadAndShow(stack: Stack): Promise<void> {
  if (!options.empty) await load(stack);
  const reports = new Reports(
    stack.addressOf('reporting'),
    await stack.token({ roles: ['reporting-staff'] }),
  );
  const loadedAt = new Date();
  await steps.run('reports caught up', () => untilCaughtUp(reports, loadedAt, 120_000));
  const tables = await Promise.all([resultsLines(reports), measuresLines(reports), agreementsLines(reports)]);
  steps.say(tables.flat().join('\n'));
}

/** Into empty stores only. A load that was cut off goes on. */
async function load(stack: Stack): Promise<void> {
  const registrar = await stack.token({ roles: ['registrar'] });
  const data = new SampleData((service) => stack.addressOf(service), registrar);
  const { loadFile } = stack.places;
  if (!existsSync(loadFile) && !(await data.isWanted())) return;
  writeFileSync(loadFile, '');
  await steps.run('sample data loaded', () => data.load());
  rmSync(loadFile);
}

async function resultsLines(reports: Reports): Promise<readonly string[]> {
  const [years, total] = await Promise.all([
    reports.results({ groupBy: 'year', indicators: INDICATORS }),
    reports.results({ indicators: INDICATORS }),
  ]);
  const table =
    years.rows.length === 0 ? ['No operation is recorded yet.'] : annualTable(years.rows, total.rows);
  return ['', 'Results of joint action days', ...table, ''];
}

async function measuresLines(reports: Reports): Promise<readonly string[]> {
  const [each, once] = await Promise.all([reports.measures('each'), reports.measures('once')]);
  const table =
    each.rows.length === 0 ? ['No measure is recorded yet.'] : measuresTable(each.rows, once.rows);
  return [
    'Measures per third country (one in several countries counts in each; once: a project told by two states)',
    ...table,
    '',
  ];
}

async function agreementsLines(reports: Reports): Promise<readonly string[]> {
  const { on, rows } = await reports.agreements();
  const table = rows.length === 0 ? ['No agreement is recorded yet.'] : agreementsTable(rows);
  return [`Agreements and arrangements by type and state on ${on}`, ...table, ''];
}

function showAddresses(stack: Stack): void {
  for (const { name, address } of stack.addresses) steps.say(`${name.padEnd(24)}${address}`);
}
