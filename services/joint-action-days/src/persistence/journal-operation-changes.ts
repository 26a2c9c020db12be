import { setTimeout as pause } from 'node:timers/promises';
import { Journal, JournalTail } from '@entente/mongo';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { OperationChanges } from '../domain/operation-changes.js';

const INTERVAL_MS = 500;
/** While the database fails it is asked less and less often, and likewise who fails to be told. */
const MOST_WAIT_MS = 8_000;
/** How many operations are told at once: those who command must find the database free. */
const LANES = 4;

interface Watch {
  readonly operationId: string;
  readonly changed: () => Promise<void>;
  due: boolean;
  failures: number;
  /** How many looks it is left out of, after it failed. */
  resting: number;
}

/**
 * Reads the end of the journal for all who watch, in one query each half second, and none while nobody does. Rows of
 * an operation and of its results have the operation's id as their key.
 */
@Injectable()
export class JournalOperationChanges extends OperationChanges implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JournalOperationChanges.name);
  private readonly watches = new Set<Watch>();
  private following: AbortController | undefined;

  constructor(private readonly journal: Journal) {
    super();
  }

  watch(operationId: string, changed: () => Promise<void>): () => void {
    const watch = { operationId, changed, due: false, failures: 0, resting: 0 };
    this.watches.add(watch);
    this.following ??= this.follow();
    return () => {
      this.watches.delete(watch);
      if (this.watches.size === 0) this.stop();
    };
  }

  beforeApplicationShutdown(): void {
    this.stop();
  }

  private stop(): void {
    this.following?.abort();
    this.following = undefined;
  }

  private follow(): AbortController {
    const stopping = new AbortController();
    void this.turn(new JournalTail(this.journal), stopping.signal);
    return stopping;
  }

  private async turn(tail: JournalTail, signal: AbortSignal): Promise<void> {
    const stopped = (): boolean => signal.aborted;
    let failures = 0;
    while (!stopped()) {
      const waitMs = Math.min(INTERVAL_MS * 2 ** failures, MOST_WAIT_MS);
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
      if (stopped()) return;
      try {
        await this.look(tail);
        failures = 0;
      } catch (error) {
        if (stopped()) return;
        if (failures === 0) this.logger.warn({ err: error }, 'Who watches operations waits for the database');
        failures += 1;
      }
    }
  }

  private async look(tail: JournalTail): Promise<void> {
    const changed = await tail.changedOf([...new Set([...this.watches].map((watch) => watch.operationId))]);
    for (const watch of this.watches) if (changed.has(watch.operationId)) watch.due = true;
    const due = [...this.watches].filter(isTurnOf);
    const lane = async (): Promise<void> => {
      for (let watch = due.pop(); watch; watch = due.pop()) await this.tell(watch);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /** One that fails stays due, and is left out of some looks: the others are told as often as before. */
  private async tell(watch: Watch): Promise<void> {
    const { operationId, changed, failures } = watch;
    try {
      await changed();
      watch.due = false;
      watch.failures = 0;
    } catch (error) {
      if (failures === 0 && this.following) {
        this.logger.warn({ err: error, operationId }, 'Who watches an operation waits to be told');
      }
      watch.failures = failures + 1;
      watch.resting = Math.min(2 ** watch.failures, MOST_WAIT_MS / INTERVAL_MS) - 1;
    }
  }
}

function isTurnOf(watch: Watch): boolean {
  if (watch.resting === 0) return watch.due;
  watch.resting -= 1;
  return false;
}
