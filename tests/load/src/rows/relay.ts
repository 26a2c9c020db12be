import { setTimeout as wait } from 'node:timers/promises';
import { measured, type Measurement, type Pair } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { CLIENTS } from '../sending/crowd.js';
import { allGood, goodput, type Pace, type Plan, type Sent } from '../sending/plan.js';
import { resultsFor } from '../sending/results.js';
import { sendMeanwhile } from '../sending/send-meanwhile.js';
import { COUNTRY, runningOperation } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateOf } from '../stage/template.js';
import { costing, usageOf, type Metered } from '../stage/usage.js';

/** What goes on beside the drain. */
const SHARE_OF_SATURATION = 0.5;
/** The relay looks for rows at least so often: after that it begins as soon as it is let go, as the peer does. */
const LOOKS_AGAIN_WITHIN_MS = 1_500;
/** Commands are sent in pieces of so many seconds until the backlog is gone. */
const PIECE_SECONDS = 2;

export const RELAY: Row = {
  name: 'relay',
  path: 'relay: a backlog of the journal sent and marked',
  peer: 'find → sendBatch → bulk mark in a plain loop; while commands go on, the rate of those',
  run: measureRelay,
};

interface PerSecond {
  readonly perSecond: number;
}

interface Drained extends PerSecond {
  /** Of the process, for each event. */
  readonly cpuMs: number;
}

async function measureRelay(
  stage: Stage,
  { quick, rounds, roundSeconds }: Scale,
): Promise<readonly Measurement[]> {
  const [service, peer] = await Promise.all([stage.service('joint-action-days'), stage.peer('relay-peer')]);
  const template = await templateOf(stage, service.address);
  const [ours, theirs] = await Promise.all([
    stage.journal(stage.databaseOf('joint-action-days')),
    stage.journal(peer.mongodbUri),
  ]);
  const backlog = () => rowsOf(template, { operations: quick ? 20 : 100 });
  /** Frozen meanwhile, so that it begins with the whole backlog before it, as the peer does. */
  const fillOurs = async (): Promise<number> => {
    const rows = backlog();
    await ours.drained();
    process.kill(service.pid!, 'SIGSTOP');
    try {
      await Promise.all([ours.add(rows), wait(LOOKS_AGAIN_WITHIN_MS)]);
    } finally {
      process.kill(service.pid!, 'SIGCONT');
    }
    return rows.length;
  };

  const metered: Metered = { usage: () => usageOf(service.address) };
  const alone = await alternate<Drained>(rounds, {
    entente: async () => {
      const rows = await fillOurs();
      return drainedIn(rows, metered, () => ours.drained());
    },
    peer: async () => {
      const rows = backlog();
      await theirs.add(rows);
      return drainedIn(rows.length, peer, async () => {
        const [seconds] = await Promise.all([theirs.drained(), peer.ask('drain')]);
        return seconds;
      });
    },
  });

  const sender = await stage.sender();
  const operation = await runningOperation(stage, service.address);
  const token = await stage.token({ roles: ['operational-team'], country: COUNTRY });
  const plan = (pace: Pace, seconds: number): Plan => {
    const requests = resultsFor(operation, pace, seconds);
    return { address: service.address, token, requests, pace, seconds };
  };
  const saturation = goodput(allGood(await sender.send(plan({ atOnce: CLIENTS }, roundSeconds))));
  const pace = { perSecond: saturation * SHARE_OF_SATURATION };
  const beside: Pair<PerSecond>[] = [];
  while (beside.length < rounds) {
    await ours.drained();
    const before = await ours.sent();
    await fillOurs();
    const drain = async (): Promise<number> => {
      const seconds = await ours.drained(template.result.recordedAt);
      return ((await ours.sent()) - before) / seconds;
    };
    const { outcome, sent } = await sendMeanwhile(sender, () => plan(pace, PIECE_SECONDS), drain);
    beside.push({ entente: { perSecond: outcome }, peer: { perSecond: rateOf(sent.map(allGood)) } });
  }

  const rate = { unit: 'events/s', of: ({ perSecond }: PerSecond) => perSecond };
  return [
    measured(alone, { ...rate, what: 'drain', goal: { atLeast: 0.85 } }),
    measured(alone, { what: 'drain, CPU of an event', unit: 'ms', of: ({ cpuMs }) => cpuMs }),
    measured(beside, { ...rate, what: 'drain while commands go on', goal: { atLeast: 3 } }),
  ];
}

async function drainedIn(rows: number, side: Metered, drain: () => Promise<number>): Promise<Drained> {
  const { outcome: seconds, cpuMs } = await costing(side, drain);
  return { perSecond: rows / seconds, cpuMs: cpuMs / rows };
}

function rateOf(sent: readonly Sent[]): number {
  const sum = (of: (one: Sent) => number) => sent.reduce((total, one) => total + of(one), 0);
  return sum((one) => goodput(one) * one.seconds) / sum(({ seconds }) => seconds);
}
