/** A loop that has not come round for so long is stuck: whatever it waits for has deadlines that are shorter. */
const STUCK_AFTER_MS = 12_000;

export class Stuck extends Error {
  constructor(what: string, silentMs: number) {
    super(`${what} has not moved for ${Math.round(silentMs / 1_000)} s`);
    this.name = 'Stuck';
  }
}

/** When something last moved, on a clock that never jumps. */
export class Beat {
  private at: number;

  constructor(
    private readonly what: string,
    private readonly monotonicNow: () => number = () => performance.now(),
  ) {
    this.at = monotonicNow();
  }

  now(): void {
    this.at = this.monotonicNow();
  }

  get isStill(): boolean {
    return this.monotonicNow() - this.at >= STUCK_AFTER_MS;
  }

  /** @throws Stuck */
  check(): void {
    if (this.isStill) throw new Stuck(this.what, this.monotonicNow() - this.at);
  }
}
