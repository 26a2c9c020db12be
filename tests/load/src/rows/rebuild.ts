import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { answeredWell, type Plan } from '../sending/plan.js';
import { sendMeanwhile } from '../sending/send-meanwhile.js';
import type { Sender } from '../sending/sender.js';
import { sendEvents } from '../stage/send-events.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateAlone, type Template } from '../stage/template.js';

/** A round takes minutes, and on what stands in for MongoDB a quarter of an hour. */
const SIZES = {
  onMongodb: { events: 1_000_000, rounds: 3 },
  otherwise: { events: 100_000, rounds: 1 },
  quick: { events: 600, rounds: 1 },
};
const REPORT = '/v1/reports/results?groupBy=year&from=2031&to=2031';

export const REBUILD: Row = {
  name: 'rebuild',
  path: 'rebuild from the first event, while reports answer',
  peer: 'plain kafkajs loop in batches of 10,000: replace older facts, recompute, write the documents',
  run: measureRebuild,
};

interface Figures {
  readonly seconds: number;
  /** How many operations it came to. */
  readonly operations: number;
  /** Of the reports asked for meanwhile, in per cent. */
  readonly answered: number;
}

async function measureRebuild(stage: Stage, { quick }: Scale): Promise<readonly Measurement[]> {
  const template = await templateAlone(stage);
  const reporting = await stage.service('reporting');
  const { events: atLeast, rounds } = SIZES[quick ? 'quick' : stage.onMongodb ? 'onMongodb' : 'otherwise'];
  const events = await fill(stage, template, { atLeast, operations: quick ? 20 : 200 });
  const [sender, token] = await Promise.all([stage.sender(), stage.token({ roles: ['reporting-staff'] })]);
  const asked = { sender, plan: () => reportsOf(reporting.address, token) };

  const pairs = await alternate<Figures>(
    rounds,
    { entente: () => ours(stage, asked), peer: () => bare(stage, asked) },
    { warmUp: false },
  );
  for (const { entente, peer } of pairs) {
    if (entente.operations !== peer.operations)
      throw new Error(`${entente.operations} operations were rebuilt, ${peer.operations} by the peer.`);
  }
  return [
    measured(pairs, {
      what: `rebuild of ${events} events, from start to end of the program`,
      unit: 's',
      goal: { atMost: 1.25 },
      of: ({ seconds }) => seconds,
    }),
    measured(pairs, {
      what: 'reports answered meanwhile',
      unit: '%',
      goal: { atLeast: 1 },
      of: ({ answered }) => answered,
    }),
  ];
}

/** With events that reporting has read. Answers how many. */
async function fill(
  stage: Stage,
  template: Template,
  { atLeast, operations }: { readonly atLeast: number; readonly operations: number },
): Promise<number> {
  const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const producer = await stage.producer();
  let events = 0;
  do {
    const rows = rowsOf(template, { operations });
    await sendEvents(producer, rows, lag);
    await lag.caughtUp('reporting');
    events += rows.length;
  } while (events < atLeast);
  return events;
}

interface Asked {
  readonly sender: Sender;
  readonly plan: () => Plan;
}

/** Two reports a second, of all that was filled in. */
function reportsOf(address: string, token: string): Plan {
  const requests = [{ method: 'GET', path: REPORT } as const];
  return { address, token, requests, again: true, pace: { perSecond: 2 }, seconds: 1 };
}

/** @throws where something else was built than there was */
async function ours(stage: Stage, asked: Asked): Promise<Figures> {
  return whileAsked(asked, async () => {
    const since = performance.now();
    const compared = await stage.rebuild();
    return { seconds: secondsSince(since), operations: compared.get('operations') ?? 0 };
  });
}

async function bare(stage: Stage, asked: Asked): Promise<Figures> {
  return whileAsked(asked, async () => {
    const since = performance.now();
    const peer = await stage.peer('rebuild-peer');
    const operations = await peer.ask<number>('rebuild');
    const figures = { seconds: secondsSince(since), operations };
    await peer.ask('forget');
    await peer.stop();
    return figures;
  });
}

async function whileAsked(
  { sender, plan }: Asked,
  build: () => Promise<Omit<Figures, 'answered'>>,
): Promise<Figures> {
  const { outcome, sent } = await sendMeanwhile(sender, plan, build);
  const asked = sent.reduce((sum, each) => sum + each.sent, 0);
  const good = sent.reduce((sum, each) => sum + answeredWell(each), 0);
  return { ...outcome, answered: (100 * good) / asked };
}

function secondsSince(since: number): number {
  return (performance.now() - since) / 1_000;
}
