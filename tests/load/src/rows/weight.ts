import { fileURLToPath } from 'node:url';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { allGood } from '../sending/plan.js';
import { resultsFor } from '../sending/results.js';
import { commandSides, type CommandSide } from '../stage/command-sides.js';
import type { Stage } from '../stage/stage.js';

const SERVICE = 'joint-action-days';
const NEST_PEER = fileURLToPath(new URL('../peers/nest-peer.js', import.meta.url));
/** Fine enough for a start of a second or two. */
const LOOK_EVERY_MS = 5;
/** Half of what the slowest database takes that was tried, on either side. */
const PER_SECOND = 50;

/**
 * Memory: both processes stay, so that a round is measured after all commands of those before it, 2,000 on each side
 * at full size. Starts are measured first: a journal with rows that wait to be sent would give a start more to do.
 */
export const WEIGHT: Row = {
  name: 'weight',
  path: 'memory of a service under load; start to ready',
  peer: 'the bare process of `commands`; a bare Nest application that loads the same modules',
  run: async (stage, scale) => [await measureStart(stage, scale), await measureMemory(stage, scale)],
};

async function measureStart(stage: Stage, { rounds }: Scale): Promise<Measurement> {
  const started = (instead: { readonly program?: string }) => async (): Promise<number> => {
    const since = performance.now();
    const program = await stage.service(SERVICE, {}, { readyEveryMs: LOOK_EVERY_MS, ...instead });
    const seconds = (performance.now() - since) / 1_000;
    await program.stop();
    return seconds;
  };
  const pairs = await alternate(rounds, { entente: started({}), peer: started({ program: NEST_PEER }) });
  return measured(pairs, {
    ...{ what: 'start to ready, beside Nest', unit: 's', goal: { atMost: 1.5 } },
    of: (seconds) => seconds,
  });
}

async function measureMemory(stage: Stage, { rounds, roundSeconds: seconds }: Scale): Promise<Measurement> {
  const [{ entente, bare, operation, token }, sender] = await Promise.all([
    commandSides(stage),
    stage.sender(),
  ]);
  const loaded = (side: CommandSide) => async (): Promise<number> => {
    const pace = { perSecond: PER_SECOND };
    const requests = resultsFor(operation, pace, seconds);
    allGood(await sender.send({ address: side.address, token, requests, pace, seconds }));
    const { residentBytes } = await side.usage();
    return residentBytes / 2 ** 20;
  };
  const pairs = await alternate(rounds, { entente: loaded(entente), peer: loaded(bare) });
  return measured(pairs, {
    what: `resident memory at ${PER_SECOND} commands/s, beside the bare process`,
    ...{ unit: 'MiB', goal: { atMost: 1.4 }, of: (mebibytes) => mebibytes },
  });
}
