import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Command } from './load-journal.js';

const AGAIN_AFTER_MS = 250;
/** Lost against a copy of the same command, whose answer nobody has heard: asked again, it is a repetition. */
const LOST_RACES = ['version-conflict', 'already-exists', 'stale-version'];

export type Outcome = 'accepted' | 'refused' | 'unknown';

export interface Persistence {
  readonly attempt: (command: Command) => Promise<Answer | undefined>;
  /** Whether to go on after another answer that did not come. */
  readonly goOn: (failures: number) => boolean;
}

/** Sends a command until it is answered for good, as a client does that does not want to lose it. */
export async function sendUntilAnswered(command: Command, { attempt, goOn }: Persistence): Promise<Outcome> {
  for (let failures = 0, races = 0; ;) {
    const answer = await attempt(command);
    if (answer !== undefined && answer.status < 300) return 'accepted';
    if (answer !== undefined && answer.status < 500) {
      const raced = failures > 0 && LOST_RACES.includes(answer.code ?? '') && races < 5;
      if (!raced || command.refusedWith !== undefined) return 'refused';
      races += 1;
    } else {
      failures += 1;
      if (!goOn(failures)) return 'unknown';
    }
    await wait(AGAIN_AFTER_MS);
  }
}
