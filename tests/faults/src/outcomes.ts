import { writeFileSync } from 'node:fs';
import { FAULTS } from './faults/index.js';
import type { Tried } from './try-fault.js';

export interface Outcome {
  readonly fault: string;
  readonly tries: number;
  /** Of the first try that did not hold, else of the first. */
  readonly seed: number;
  readonly held: boolean;
  readonly violations: readonly string[];
  /** Why it could not be tried here: then it has not held. */
  readonly leftOut?: string;
}

interface Kept extends Tried {
  readonly fault: string;
  readonly seed: number;
}

/** Violations of one kind, which differ in ids and numbers only. */
function alike(violations: readonly string[]): readonly string[][] {
  const kinds = Map.groupBy(violations, (one) => one.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'));
  return [...kinds.values()];
}

/** What comes at the end of a round cannot be asked for: the whole round has to be. */
function only(fault: string): string {
  return FAULTS.some(({ name }) => name === fault) ? ` --only ${fault}` : '';
}

/** What came of every try. */
export class Outcomes {
  private readonly kept: Kept[] = [];

  constructor(private readonly say: (line: string) => void) {}

  add(fault: string, seed: number, tried: Tried): void {
    this.kept.push({ ...tried, fault, seed });
    const { violations, leftOut, accepted, tookMs, settledInMs } = tried;
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    const good = leftOut === undefined ? 'held' : `left out (${leftOut})`;
    const what = violations.length === 0 ? good : `${violations.length} violations`;
    this.say(
      `${seconds(tookMs).padStart(8)}  ${fault}, seed ${seed}: ${what}; ` +
        `${accepted} commands accepted, settled in ${seconds(settledInMs)}`,
    );
    for (const note of tried.notes) this.say(`            ${note}`);
    for (const [first, ...more] of alike(violations)) {
      const others = more.length === 0 ? '' : ` (and ${more.length} like it)`;
      this.say(`            ${first}${others}`);
    }
    if (violations.length > 0) this.say(`            again: npm run faults --${only(fault)} --seed ${seed}`);
  }

  /** Whether anything but the trying itself went wrong. */
  get sawSomething(): boolean {
    return this.kept.some(({ violations }) =>
      violations.some((one) => !one.startsWith('the fault could not be carried out')),
    );
  }

  get triedSomething(): boolean {
    return this.kept.some(({ leftOut }) => leftOut === undefined);
  }

  get held(): boolean {
    return this.kept.length > 0 && this.kept.every(({ violations }) => violations.length === 0);
  }

  get byFault(): readonly Outcome[] {
    return [...Map.groupBy(this.kept, ({ fault }) => fault)].map(([fault, tries]) => {
      const failed = tries.find(({ violations }) => violations.length > 0);
      const leftOut = tries.find((one) => one.leftOut !== undefined)?.leftOut;
      return {
        fault,
        tries: tries.length,
        seed: (failed ?? tries[0])?.seed ?? 0,
        held: failed === undefined && leftOut === undefined,
        violations: tries.flatMap(({ violations }) => violations),
        ...(leftOut !== undefined && { leftOut }),
      };
    });
  }

  write(file: string): void {
    writeFileSync(file, `${JSON.stringify(this.byFault, null, 2)}\n`);
  }
}
