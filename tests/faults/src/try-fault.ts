import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cutBefore } from './check/answers.js';
import type { Checker } from './check/checker.js';
import type { Report } from './check/report.js';
import { NotPossible } from './faults/fault.js';
import type { Fault, Scene } from './faults/index.js';
import type { Databases } from './check/stored.js';
import { Load, type Opened } from './load/load.js';
import { LoadJournal } from './load/load-journal.js';
import { Random } from './random.js';
import type { KillPoints } from './stage/kill-points.js';
import type { Stage } from './stage/stage.js';
import type { Trees } from './stage/trees.js';

/** Before the fault and after it. */
const CALM_MS = 700;
/** How long after its end the fault may still be felt. */
const RECOVERY_MS = 15_000;
const AFTER_LOAD_MS = 5_000;
const IN_FLIGHT_MS = 150;
/** Asked for more often, the report itself would keep a slow database from its recovery. */
const REPORT_EVERY_MS = 200;

export interface TryParts {
  readonly stage: Stage;
  readonly checker: Checker;
  readonly report: Report;
  readonly points: KillPoints;
  readonly databases: Databases;
  readonly trees: Trees;
  readonly directory: string;
  readonly quick: boolean;
  readonly results: number;
  readonly say: (line: string) => void;
}

export interface Tried {
  readonly accepted: number;
  readonly tookMs: number;
  readonly settledInMs: number;
  /** Measured beside what must hold. */
  readonly notes: readonly string[];
  readonly violations: readonly string[];
  /** Why it could not be tried here. */
  readonly leftOut?: string;
}

/** One try: load, fault, load, and then everything must hold. `year` is that of its operations alone. */
export async function tryFault(fault: Fault, seed: number, year: number, parts: TryParts): Promise<Tried> {
  const { stage, checker, report, points, databases, trees, directory, quick, results, say } = parts;
  const startedAt = Date.now();
  const seen: string[] = [];
  const notes: string[] = [];
  let leftOut: string | undefined;
  let figures = 0;
  const path = join(directory, `load-${year}.jsonl`);
  const load = new Load(stage, new LoadJournal(path), year, seed);
  load.start();
  await wait(CALM_MS);
  const opened = await load.open('a figure after the fault');
  const scene: Scene = {
    ...{ stage, load, checker, points, databases, report, trees, quick, results, say },
    random: Random.of(seed, fault.name),
    pause: (ms) => wait(ms),
    newFigureVisibleAfter: async () => {
      figures += 1;
      return visibleAfter(load, report, year, await load.open(`figure ${figures} during the fault`));
    },
    violated: (what) => seen.push(what),
    noted: (what) => notes.push(what),
  };
  try {
    await fault.strike(scene);
  } catch (error) {
    if (error instanceof NotPossible) leftOut = error.message;
    else seen.push(`the fault could not be carried out: ${String(error)}`);
  }
  const over = Date.now();
  const refusing = await refusesAfter(over, load, report, { year, opened });
  await wait(CALM_MS);
  await load.stop();
  const deadline = Math.max(over + RECOVERY_MS, Date.now() + AFTER_LOAD_MS);
  const verdict = await checker.check(path, year, deadline);
  const incomplete = quick ? [] : await incompleteAt(report, Date.now(), deadline);
  try {
    await fault.afterwards?.(scene);
  } catch (error) {
    seen.push(`could not be looked at afterwards: ${String(error)}`);
  }
  const cut = load.boundaries.flatMap((instant) => cutBefore(verdict.given, instant, IN_FLIGHT_MS));
  return {
    accepted: verdict.accepted,
    tookMs: Date.now() - startedAt,
    settledInMs: verdict.settledInMs,
    notes,
    violations: [...seen, ...refusing, ...cut, ...incomplete, ...verdict.violations],
    ...(leftOut !== undefined && { leftOut }),
  };
}

/** Whatever happened, a new command is taken and its figure reported soon after the end of it. */
async function refusesAfter(
  over: number,
  load: Load,
  report: Report,
  { year, opened }: { readonly year: number; readonly opened: Opened },
): Promise<readonly string[]> {
  const inTime = new AbortController();
  const given = visibleAfter(load, report, year, opened).then(
    () => [],
    (error: unknown) => [`no new command was accepted after the fault: ${String(error)}`],
  );
  const tooLate = wait(RECOVERY_MS - (Date.now() - over), undefined, { signal: inTime.signal }).then(
    () => [`no new command was accepted and reported within ${RECOVERY_MS / 1_000} s after the fault`],
    () => [],
  );
  const outcome = await Promise.race([given, tooLate]);
  inTime.abort();
  return outcome;
}

/** Reports say up to when they are complete; that has to reach the end of the load. */
async function incompleteAt(report: Report, instant: number, deadline: number): Promise<readonly string[]> {
  let reached: number | null = null;
  while (Date.now() < Math.max(deadline, instant + RECOVERY_MS)) {
    reached = await report.completeTo().catch(() => null);
    if (reached !== null && reached >= instant) return [];
    await wait(300);
  }
  const told = reached === null ? 'nothing' : new Date(reached).toISOString();
  return [`reports are complete to ${told} only, not to ${new Date(instant).toISOString()}`];
}

async function visibleAfter(load: Load, report: Report, year: number, opened: Opened): Promise<number> {
  const { operation, indicator, acceptedAt } = await load.stateOne(opened);
  while (Date.now() < acceptedAt + RECOVERY_MS) {
    if (await report.gives(year, operation, indicator)) break;
    await wait(REPORT_EVERY_MS);
  }
  return Date.now() - acceptedAt;
}
