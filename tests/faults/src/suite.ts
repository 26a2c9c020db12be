import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from './check/checker.js';
import { Report } from './check/report.js';
import { Databases } from './check/stored.js';
import { rebuiltAfterTheRound, type Fault } from './faults/index.js';
import type { Guard } from './guards/index.js';
import { turned } from './order.js';
import type { Outcomes } from './outcomes.js';
import { ConsumerLag } from './stage/consumer-lag.js';
import { KillPoints } from './stage/kill-points.js';
import { Stage } from './stage/stage.js';
import type { Tree } from './stage/tree.js';
import { Trees } from './stage/trees.js';
import { tryFault, type TryParts } from './try-fault.js';

const STAFF = { roles: ['reporting-staff'] };
const FIRST_YEAR = 1901;
/** A quick run tries at least so many faults, and begins no further one after so long. */
const QUICK_FAULTS = 12;
const QUICK_MS = 225_000;

export interface Plan {
  readonly faults: readonly Fault[];
  readonly seed: number;
  readonly quick: boolean;
  /** How many results are brought in before a rebuild. */
  readonly results: number;
  /** Rounds go on until then, the first to its end; each has a seed of its own, counted on from the first. */
  readonly until: number;
  readonly without?: Guard;
  /** Ends with the first try that did not hold: that is all a removed guard has to show. */
  readonly untilViolated: boolean;
}

/** Tries every fault of the plan, round after round, on fresh servers in each. */
export async function runSuite(plan: Plan, outcomes: Outcomes, say: (line: string) => void): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'entente-faults-'));
  try {
    const points = new KillPoints(join(directory, 'points'));
    const trees = new Trees(directory, plan.without ? [plan.without.removal] : []);
    const whole = await trees.whole;
    const atPoints = plan.faults.some((fault) => fault.atPoints)
      ? await trees.with('points', points.patches)
      : whole;
    for (let round = 0; round === 0 || Date.now() < plan.until; round += 1) {
      const place = join(directory, `round-${round}`);
      await mkdir(place);
      const parts = { whole, atPoints, trees, points, directory: place };
      await runRound(plan, plan.seed + round, parts, outcomes, say);
      if (plan.untilViolated && !outcomes.held) return;
      if (outcomes.held || plan.without) await rm(place, { recursive: true });
    }
  } finally {
    if (outcomes.held || plan.without) await rm(directory, { recursive: true, force: true });
    else say(`logs and data of what did not hold: ${directory}`);
  }
}

interface Round {
  readonly whole: Tree;
  readonly atPoints: Tree;
  readonly trees: Trees;
  readonly points: KillPoints;
  readonly directory: string;
}

async function runRound(
  { faults: planned, quick, results, until, untilViolated, seed: firstSeed }: Plan,
  seed: number,
  { whole, atPoints, trees, points, directory }: Round,
  outcomes: Outcomes,
  say: (line: string) => void,
): Promise<void> {
  const startedAt = Date.now();
  const faults = quick ? turned(planned, QUICK_FAULTS, seed) : planned;
  const stage = await Stage.start({ directory, tree: whole, say });
  say(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  servers and services run`);
  const lag = new ConsumerLag(stage.kafkaBrokers);
  const databases = await Databases.open((service) => stage.databaseUri(service));
  try {
    const report = new Report(
      () => stage.first('reporting').address,
      () => stage.token(STAFF),
    );
    const checker = new Checker({ databases, report, watcher: stage.watcher, lag });
    const parts: TryParts = {
      ...{ stage, checker, report, points, databases, trees, directory, quick, results, say },
    };
    for (const [index, fault] of faults.entries()) {
      if (seed !== firstSeed && Date.now() > until) break;
      if (quick && index >= QUICK_FAULTS && Date.now() - startedAt > QUICK_MS) {
        say(
          `left out for want of time: ${faults
            .slice(index)
            .map(({ name }) => name)
            .join(', ')}`,
        );
        return;
      }
      await stage.runFrom(fault.atPoints ? atPoints : whole);
      outcomes.add(fault.name, seed, await tryFault(fault, seed, FIRST_YEAR + index, parts));
      if (untilViolated && !outcomes.held) return;
    }
    if (quick || untilViolated) return;
    const last = await tryFault(rebuiltAfterTheRound, seed, FIRST_YEAR + faults.length, parts);
    outcomes.add(rebuiltAfterTheRound.name, seed, last);
  } finally {
    await lag.close();
    await databases.close();
    await stage.stop();
  }
}
