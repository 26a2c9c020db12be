import { Outbox, RelayLease } from '@entente/messaging';
import type { JournalRow, LeaseRecord, Parked } from '@entente/messaging';

export class InMemoryOutbox extends Outbox {
  private readonly rows = new Map<string, JournalRow>();
  readonly parked = new Map<string, Parked>();

  add(rows: readonly JournalRow[]): void {
    for (const row of rows) this.rows.set(row._id, row);
  }

  async pending(limit: number): Promise<readonly JournalRow[]> {
    await Promise.resolve();
    return [...this.rows.values()]
      .sort((a, b) => a.aggregateversion - b.aggregateversion || (a._id < b._id ? -1 : 1))
      .slice(0, limit);
  }

  async markSent(eventIds: readonly string[]): Promise<void> {
    await Promise.resolve();
    for (const id of eventIds) this.rows.delete(id);
  }

  async park(eventId: string, why: string, at: Date): Promise<void> {
    await this.markSent([eventId]);
    this.parked.set(eventId, { at, why });
  }

  async countPending(): Promise<number> {
    await Promise.resolve();
    return this.rows.size;
  }

  async hasPendingBefore(instant: Date): Promise<boolean> {
    await Promise.resolve();
    return [...this.rows.values()].some(({ recordedAt }) => recordedAt < instant);
  }
}

export class InMemoryRelayLease extends RelayLease {
  private record: LeaseRecord | null = null;

  async read(): Promise<LeaseRecord | null> {
    await Promise.resolve();
    return this.record;
  }

  async change(owner: string | null, seen: number | null): Promise<boolean> {
    await Promise.resolve();
    if ((this.record?.counter ?? null) !== seen) return false;
    this.record = { owner, counter: (seen ?? 0) + 1 };
    return true;
  }
}
