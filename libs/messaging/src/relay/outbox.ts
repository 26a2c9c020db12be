import type { JournalRow } from '../journal-row.js';
import type { Republishing } from './published-log.js';

/** Rows that wait to be sent, the instant the oldest of them was recorded, and the rows set aside. */
export interface Backlog {
  readonly pending: number;
  readonly oldest: Date | null;
  readonly parked: number;
}

/** How many rows were marked, and the last of them; `null` when there are no more. */
export interface MarkedAgain {
  readonly rows: number;
  readonly last: Required<Republishing>['after'] | null;
}

/** The rows of a service's journal that are still to be sent. */
export abstract class Outbox {
  /** At most `limit` unsent rows, by aggregate version and then id: no limit cuts off a predecessor. */
  abstract pending(limit: number): Promise<readonly JournalRow[]>;

  /** Whether a row was ever sent. */
  abstract hasSent(): Promise<boolean>;

  abstract markSent(eventIds: readonly string[]): Promise<void>;

  /** Sets a row aside that can never be sent; `why` is a code, never text from the row. */
  abstract park(eventId: string, why: string, at: Date): Promise<void>;

  /**
   * Marks the next rows, sent or not, as to be sent: at most `limit` after `after`, each aggregate's versions in
   * order. Those set aside stay so.
   */
  abstract markAgain(which: Pick<Republishing, 'from' | 'after'>, limit: number): Promise<MarkedAgain>;

  /** What waits: for the metrics, read when somebody looks. */
  abstract backlog(): Promise<Backlog>;

  abstract countPending(): Promise<number>;

  /** Whether an unsent row was recorded before this instant, seen as soon as it is committed anywhere. */
  abstract hasPendingBefore(instant: Date): Promise<boolean>;
}
