/** A loop that has not come round for so long is stuck, unless a server that it waits for does not answer. */
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

/** Whether the servers that a loop may wait for answer now; asked over connections that are not the loop's. */
export type ServersAnswer = () => Promise<boolean>;

/**
 * Rejects where something is still although the servers answer. While one of them does not, waiting is right and a
 * restart would help nobody: the time counts anew from then.
 * @throws Stuck
 */
export async function checkTurning(beats: Iterable<Beat>, serversAnswer: ServersAnswer): Promise<void> {
  const still = [...beats].filter((beat) => beat.isStill);
  if (still.length === 0) return;
  if (await serversAnswer()) for (const beat of still) beat.check();
  else for (const beat of still) beat.now();
}
