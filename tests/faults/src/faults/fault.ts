import type { Report } from '../check/report.js';
import type { Databases } from '../check/stored.js';
import type { Checker } from '../check/checker.js';
import type { Load } from '../load/load.js';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import type { KillPoints } from '../stage/kill-points.js';
import type { Trees } from '../stage/trees.js';

/** A fault that cannot be had on this machine: it is left out, and counts neither as held nor as not. */
export class NotPossible extends Error {}

/** What a fault finds when it strikes: everything runs, and the load is on. */
export interface Scene {
  readonly stage: Stage;
  readonly load: Load;
  readonly checker: Checker;
  readonly random: Random;
  readonly points: KillPoints;
  readonly databases: Databases;
  readonly report: Report;
  readonly trees: Trees;
  /** Shorter outages, for a run of a few minutes. */
  readonly quick: boolean;
  /** How many results to bring in before a rebuild. */
  readonly results: number;
  readonly pause: (ms: number) => Promise<void>;
  /** How long after its acceptance a new figure is in the report, in milliseconds; at most 15 s. */
  readonly newFigureVisibleAfter: () => Promise<number>;
  readonly say: (line: string) => void;
  /** Something the fault itself saw that must not be. */
  readonly violated: (what: string) => void;
  /** Something measured that is worth knowing and decides nothing. */
  readonly noted: (what: string) => void;
}

export interface Fault {
  readonly name: string;
  /** Runs services that stop at named points, from a patched copy. */
  readonly atPoints?: true;
  /** Takes its time: a run of a few minutes leaves it out. */
  readonly long?: true;
  /** Resolves when the fault is over and everything runs again. */
  readonly strike: (scene: Scene) => Promise<void>;
  /** What to look at once the load has ended and everything has arrived. */
  readonly afterwards?: (scene: Scene) => Promise<void>;
}
