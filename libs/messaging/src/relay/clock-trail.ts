/** Of a clock read in milliseconds, which differs from itself by so much. */
const READING_MS = 2;

interface Stretch {
  /** How far the clock was ahead of the monotonic one. */
  readonly aheadMs: number;
  readonly since: number;
}

/** How a clock went lately: one that jumps ahead has not given a transaction the time that it shows. */
export class ClockTrail {
  private stretches: Stretch[] = [];

  constructor(private readonly lengthMs: number) {}

  /** An instant that the clock had reached `lengthMs` of monotonic time ago; before its first call it went steadily. */
  reachedBefore(instant: Date, monotonicMs: number): Date {
    const aheadMs = instant.getTime() - monotonicMs;
    const last = this.stretches.at(-1);
    if (last === undefined || Math.abs(last.aheadMs - aheadMs) > READING_MS)
      this.stretches.push({ aheadMs, since: monotonicMs });
    const from = monotonicMs - this.lengthMs;
    // The one that had begun by then counts too, and none before it.
    this.stretches = this.stretches.filter((_, index, all) => (all[index + 1]?.since ?? Infinity) > from);
    const lowest = Math.min(aheadMs, ...this.stretches.map((stretch) => stretch.aheadMs));
    return new Date(from + lowest);
  }
}
