import { bounded } from '../bench/bounded.js';
import { measured, type Measurement, type Pair } from '../bench/measurement.js';
import type { Row, Scale } from '../bench/row.js';
import { allGood, type PlannedRequest } from '../sending/plan.js';
import { YEAR } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { GrowingRecords } from './growing-records.js';

/**
 * `operations` with `few` results each, then with `many`, then `grownTo` operations. MongoDB takes what the goals
 * speak of. What stands in for it takes about a thousand events a second: a tenth of the operations there, each with
 * as many results, so that a report reads as much of every single one. In short: fewer results, too.
 */
const SIZES = {
  onMongodb: {
    full: { operations: 2_000, few: 5, many: 500, grownTo: 20_000 },
    quick: { operations: 200, few: 5, many: 50, grownTo: 2_000 },
  },
  otherwise: {
    full: { operations: 200, few: 5, many: 500, grownTo: 2_000 },
    quick: { operations: 50, few: 5, many: 50, grownTo: 500 },
  },
};
/** The operations lie in so many years, of which the reports ask for one. */
const YEARS = 10;
const REPORTS_PER_SECOND = 20;
const SECONDS = { full: 3, quick: 0.5 };
const MOST_MS = 200;
const TIMES_FASTER = 100;

const REPORT: PlannedRequest = {
  method: 'GET',
  path: `/v1/reports/results?groupBy=year&from=${YEAR}&to=${YEAR}`,
};

interface Round {
  readonly p50: number;
}

export const REPORT_GROWTH: Row = {
  name: 'report-growth',
  path: 'report latency as results and operations grow',
  peer: 'itself over fewer; `$group` over the results; a bound',
  run: measureReportGrowth,
};

async function measureReportGrowth(stage: Stage, scale: Scale): Promise<readonly Measurement[]> {
  const length = scale.quick ? 'quick' : 'full';
  const { operations, few, many, grownTo } = SIZES[stage.onMongodb ? 'onMongodb' : 'otherwise'][length];
  const records = await GrowingRecords.begin(stage, { years: YEARS });
  const ask = await reportsFrom(stage, scale.rounds, SECONDS[length]);

  await records.addOperations(operations, few);
  await ask(); // what is cold at first would be taken for what few records cost
  const atFirst = await ask();
  await records.addResults(many - few);
  const withMany = await ask();
  const grouped = await timesOf(scale.rounds, () => records.group(YEAR));
  const inRange = operations / YEARS;
  const examined = await records.examined(YEAR);
  if (examined === undefined) console.log('  documents examined: left out, the server does not tell');
  await records.addOperations(grownTo - operations, few);
  const grown = await ask();

  const results = `${operations * many} results of ${operations} operations`;
  const asMany = `${grownTo} operations beside ${operations}`;
  const p50 = ({ p50: median }: Round): number => median;
  return [
    measured(paired(withMany, atFirst), {
      ...{ what: `p50, ${results} beside ${operations * few}`, unit: 'ms' },
      ...{ goal: { atMost: 1.2 }, of: p50 },
    }),
    ...(examined === undefined
      ? []
      : [
          bounded(
            { what: `examined, ${inRange} operations in range`, unit: 'documents' },
            [examined],
            inRange,
          ),
        ]),
    measured(paired(withMany, grouped), {
      ...{ what: `p50 beside \`$group\`, ${results}`, unit: 'ms' },
      ...{ goal: { atMost: 1 / TIMES_FASTER }, of: p50 },
    }),
    measured(paired(grown, withMany), {
      ...{ what: `p50, ${asMany}`, unit: 'ms' },
      ...{ goal: { atMost: grownTo / operations }, of: p50 },
    }),
    bounded({ what: `p50, ${grownTo} operations`, unit: 'ms' }, grown.map(p50), MOST_MS),
  ];
}

/** What a report takes, round by round; the first round warms up and is not kept. */
async function reportsFrom(
  stage: Stage,
  rounds: number,
  seconds: number,
): Promise<() => Promise<readonly Round[]>> {
  const [{ address }, sender, token] = await Promise.all([
    stage.service('reporting'),
    stage.sender(),
    stage.token({ roles: ['reporting-staff'] }),
  ]);
  return async () => {
    const kept: Round[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const sent = await sender.send({
        ...{ address, token, requests: [REPORT], again: true, seconds },
        pace: { perSecond: REPORTS_PER_SECOND },
      });
      if (round > 0) kept.push(allGood(sent));
    }
    return kept;
  };
}

async function timesOf(rounds: number, once: () => Promise<unknown>): Promise<readonly Round[]> {
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const since = performance.now();
    await once();
    taken.push({ p50: performance.now() - since });
  }
  return taken;
}

/** What grows cannot take turns with what it was: round by round, in the order in which they were. */
function paired(ours: readonly Round[], theirs: readonly Round[]): readonly Pair<Round>[] {
  return ours.map((entente, round) => ({ entente, peer: theirs[round]! }));
}
