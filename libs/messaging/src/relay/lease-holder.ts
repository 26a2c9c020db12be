import type { RecordingClock } from '../recording-clock.js';
import type { RelayLease } from './relay-lease.js';

export interface LeaseTiming {
  /** A lease that was not renewed for so long, on the contender's own monotonic clock, may be taken over. */
  readonly leaseMs: number;
  /** Milliseconds that never jump. */
  readonly monotonicNow: () => number;
  readonly clock: RecordingClock;
}

/**
 * One contender for a service's lease. It never compares clocks with another machine: it watches whether the
 * record's counter moves, and records nothing before what the record says of the holder's clock. A holder that stalls loses the lease and notices at its next renewal.
 */
export class LeaseHolder {
  private held: number | null = null;
  private renewedAt = 0;
  private stored: Date | null = null;
  private watched: { counter: number; since: number } | null = null;

  constructor(
    private readonly owner: string,
    private readonly lease: RelayLease,
    private readonly timing: LeaseTiming,
  ) {}

  /** Renews or takes the lease where that is possible and answers whether it is held now. */
  async hold(): Promise<boolean> {
    const now = this.timing.monotonicNow();
    if (this.held !== null) {
      if (now - this.renewedAt < this.timing.leaseMs / 3) return true;
      if (await this.take(this.held, now)) return true;
    }
    return this.contend(now);
  }

  /** What the lease says of this holder's clock: whoever comes after it does not record anything earlier. */
  get at(): Date {
    if (this.stored === null) throw new Error('the lease was never held');
    return this.stored;
  }

  async release(): Promise<void> {
    if (this.held === null) return;
    const seen = this.held;
    this.held = null;
    await this.lease.change(null, seen, this.timing.clock.now());
  }

  private async contend(now: number): Promise<boolean> {
    const record = await this.lease.read();
    if (record === null) return this.take(null, now);
    if (record.at) this.timing.clock.notBefore(record.at);
    if (record.owner === null) return this.take(record.counter, now);
    if (this.watched?.counter !== record.counter) {
      this.watched = { counter: record.counter, since: now };
      return false;
    }
    return now - this.watched.since >= this.timing.leaseMs && this.take(record.counter, now);
  }

  private async take(seen: number | null, now: number): Promise<boolean> {
    this.held = null;
    const at = this.timing.clock.now();
    if (!(await this.lease.change(this.owner, seen, at))) return false;
    this.stored = at;
    this.held = (seen ?? 0) + 1;
    this.renewedAt = now;
    return true;
  }
}
