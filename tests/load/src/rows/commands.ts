import { alternate } from '../bench/rounds.js';
import { measured, type Measurement } from '../bench/measurement.js';
import type { Row, Scale } from '../bench/row.js';
import { CLIENTS } from '../sending/crowd.js';
import { allGood, goodput, type Pace, type Sent } from '../sending/plan.js';
import { resultsFor } from '../sending/results.js';
import type { Sender } from '../sending/sender.js';
import { commandSides, type CommandSide } from '../stage/command-sides.js';
import type { Stage } from '../stage/stage.js';
import { costing } from '../stage/usage.js';

const SHARE_OF_SATURATION = 0.7;

type Figures = Sent & { readonly cpuMs: number };

export const COMMANDS: Row = {
  name: 'commands',
  path: 'command: HTTP with token → document and event committed',
  peer: '`node:http`, compiled ajv, imported key, driver transaction with the same documents, one line of log',
  run: measureCommands,
};

async function measureCommands(stage: Stage, scale: Scale): Promise<readonly Measurement[]> {
  const [{ entente, bare, operation, token }, sender] = await Promise.all([
    commandSides(stage),
    stage.sender(),
  ]);
  const both = (pace: Pace) => {
    const on = (side: CommandSide) => () =>
      round(sender, side, { operation, token, pace, seconds: scale.roundSeconds });
    return alternate(scale.rounds, { entente: on(entente), peer: on(bare) });
  };

  const crowded = await both({ atOnce: CLIENTS });
  const throughput = measured(crowded, {
    ...{ what: `throughput, ${CLIENTS} at once`, unit: 'requests/s', goal: { atLeast: 0.85 }, of: goodput },
  });
  const perSecond = throughput.peer.median * SHARE_OF_SATURATION;
  const inTime = await both({ perSecond });
  const pace = `at ${Math.round(perSecond)} requests/s`;
  return [
    throughput,
    measured(inTime, {
      what: `CPU of a request, ${pace}`,
      unit: 'ms',
      goal: { atMost: 1.25 },
      of: ({ cpuMs }) => cpuMs,
    }),
    measured(inTime, { what: `p99, ${pace}`, unit: 'ms', goal: { atMost: 1.5 }, of: ({ p99 }) => p99 }),
  ];
}

async function round(
  sender: Sender,
  side: CommandSide,
  { operation, token, pace, seconds }: { operation: string; token: string; pace: Pace; seconds: number },
): Promise<Figures> {
  const requests = resultsFor(operation, pace, seconds);
  const plan = { address: side.address, token, requests, pace, seconds };
  const { outcome: sent, cpuMs } = await costing(side, async () => allGood(await sender.send(plan)));
  return { ...sent, cpuMs: cpuMs / sent.sent };
}
