import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { claimStart } from './one-start.js';
import { Places } from './places.js';
import { annualTable, INDICATORS } from './report/annual-table.js';
import { untilCaughtUp } from './report/caught-up.js';
import { ResultsReports } from './report/results-report.js';
import { isEmpty, loadSampleData } from './sample-data.js';
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
      'Kafka does not answer: the load and the table are skipped. What is recorded now is reported later.',
    );
  }
  showAddresses(stack);
  if (!options.once) steps.say('Ctrl-C stops everything.');
  return done;
}

async function loadAndShow(stack: Stack): Promise<void> {
  const api = stack.addressOf('joint-action-days');
  const registrar = await stack.token({ roles: ['registrar'] });
  const { loadFile } = stack.places;
  if (!options.empty && (existsSync(loadFile) || (await isEmpty(api, registrar)))) {
    writeFileSync(loadFile, '');
    await steps.run('sample data loaded', () => loadSampleData(api, registrar));
    rmSync(loadFile);
  }
  const reports = new ResultsReports(
    stack.addressOf('reporting'),
    await stack.token({ roles: ['reporting-staff'] }),
  );
  const loadedAt = new Date();
  await steps.run('reports caught up', () => untilCaughtUp(reports, loadedAt, 120_000));

  const [years, total] = await Promise.all([
    reports.read({ groupBy: 'year', indicators: INDICATORS }),
    reports.read({ indicators: INDICATORS }),
  ]);
  const table =
    years.rows.length === 0 ? ['No operation is recorded yet.'] : annualTable(years.rows, total.rows);
  steps.say(['', 'Results of joint action days', ...table, ''].join('\n'));
}

function showAddresses(stack: Stack): void {
  for (const { name, address } of stack.addresses) steps.say(`${name.padEnd(24)}${address}`);
}
