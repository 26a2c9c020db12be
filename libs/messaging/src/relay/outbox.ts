import type { JournalRow } from '../journal-row.js';

/** The rows of a service's journal that are still to be sent. */
export abstract class Outbox {
  /** At most `limit` unsent rows, by aggregate version and then id: no limit cuts off a predecessor. */
  abstract pending(limit: number): Promise<readonly JournalRow[]>;

  abstract markSent(eventIds: readonly string[]): Promise<void>;

  /** Sets a row aside that can never be sent; `why` is a code, never text from the row. */
  abstract park(eventId: string, why: string, at: Date): Promise<void>;

  abstract countPending(): Promise<number>;

  /** Whether an unsent row was recorded before this instant, seen as soon as it is committed anywhere. */
  abstract hasPendingBefore(instant: Date): Promise<boolean>;
}
