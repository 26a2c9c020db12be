import { bounded } from '../bench/bounded.js';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { quantile } from '../bench/spread.js';
import { CLIENTS } from '../sending/crowd.js';
import { allGood, type Pace } from '../sending/plan.js';
import { freshness } from '../sending/probe.js';
import { results, resultsFor } from '../sending/results.js';
import type { Sender } from '../sending/sender.js';
import { YEAR } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { bothChains, type Chain } from './chains.js';

const SHARE_OF_SUSTAINABLE = 0.5;
/** Of a round: what is logged beside the probes is spread over them, so that none has many hundreds of results. */
const OPERATIONS = { full: 40, quick: 10 };
const PROBES_PER_SECOND = 8;
/** As long as two rounds elsewhere, so that the slowest hundredth is more than the slowest one. */
const ROUND_TIMES = 2;
const AIMS_MS = { p50: 100, p99: 500 };

type Figures = Readonly<Record<keyof typeof AIMS_MS, number>>;

export const FRESHNESS: Row = {
  name: 'freshness',
  path: 'freshness: command acknowledged → visible in a report',
  peer: 'the same chain without Nest: commands, relay, projection, documents read over `node:http`',
  run: measureFreshness,
};

/** At half of what the slower of both chains carries, so that both are asked the same. */
async function measureFreshness(stage: Stage, scale: Scale): Promise<readonly Measurement[]> {
  const [chains, sender] = await Promise.all([bothChains(stage), stage.sender()]);
  const { entente, peer } = chains;
  const carried = {
    peer: await sustainable(peer, sender, scale),
    entente: await sustainable(entente, sender, scale),
  };
  const slower = Math.min(carried.peer, carried.entente);
  const perSecond = Math.max(1, Math.round(slower * SHARE_OF_SUSTAINABLE));

  const pairs = await alternate(scale.rounds, {
    entente: rounds(entente, sender, perSecond, scale),
    peer: rounds(peer, sender, perSecond, scale),
  });
  const at = `at ${perSecond} commands/s`;
  const ours = (of: keyof Figures) => pairs.map(({ entente: figures }) => figures[of]);
  return [
    measured([carried], {
      ...{ what: `carried from request to report, ${CLIENTS} at once`, unit: 'commands/s' },
      of: (rate) => rate,
    }),
    measured(pairs, { what: `p50, ${at}`, unit: 'ms', goal: { atMost: 2 }, of: ({ p50 }) => p50 }),
    measured(pairs, { what: `p99, ${at}`, unit: 'ms', goal: { atMost: 3 }, of: ({ p99 }) => p99 }),
    bounded({ what: `p50 beside its aim, ${at}`, unit: 'ms' }, ours('p50'), AIMS_MS.p50),
    bounded({ what: `p99 beside its aim, ${at}`, unit: 'ms' }, ours('p99'), AIMS_MS.p99),
  ];
}

/** How many commands a second it takes and brings into the reports, from a standing start. */
async function sustainable(chain: Chain, sender: Sender, { quick, roundSeconds }: Scale): Promise<number> {
  return active(chain, async () => {
    const operations = await chain.operations(backgroundYears(quick));
    const pace = { atOnce: CLIENTS };
    const since = performance.now();
    const sent = await logResults(chain, sender, { operations, pace, seconds: roundSeconds });
    await chain.settled();
    return sent / ((performance.now() - since) / 1_000);
  });
}

function rounds(
  chain: Chain,
  sender: Sender,
  perSecond: number,
  { quick, roundSeconds }: Scale,
): () => Promise<Figures> {
  const seconds = ROUND_TIMES * roundSeconds;
  /** One for each probe, so that a figure in its report can only be the probe's. */
  let year = YEAR;
  return () =>
    active(chain, async () => {
      const operations = await chain.operations(backgroundYears(quick));
      const years = Array.from({ length: PROBES_PER_SECOND * seconds }, () => (year += 1));
      const probed = await chain.operations(years);
      const probes = probed.map((address, index) => ({
        command: results(address, 1)[0]!,
        report: reportOn(years[index]!),
      }));
      const [shown] = await Promise.all([
        freshness({ ...chain, probes, perSecond: PROBES_PER_SECOND }),
        logResults(chain, sender, { operations, pace: { perSecond }, seconds }),
      ]);
      await chain.settled();
      const sorted = [...shown].sort((a, b) => a - b);
      return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
    });
}

async function active<Value>(chain: Chain, act: () => Promise<Value>): Promise<Value> {
  await chain.begin();
  try {
    return await act();
  } finally {
    await chain.rest();
  }
}

/** Answers how many were sent. */
async function logResults(
  { commands }: Chain,
  sender: Sender,
  { operations, pace, seconds }: { operations: readonly string[]; pace: Pace; seconds: number },
): Promise<number> {
  const requests = resultsFor(operations, pace, seconds);
  return allGood(await sender.send({ ...commands, requests, pace, seconds })).sent;
}

function backgroundYears(quick: boolean): readonly number[] {
  return Array.from({ length: OPERATIONS[quick ? 'quick' : 'full'] }, () => YEAR);
}

function reportOn(year: number): string {
  return `/v1/reports/results?groupBy=year&indicators=personsArrested&from=${year}&to=${year}`;
}
