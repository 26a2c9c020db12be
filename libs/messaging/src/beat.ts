/** A loop that has not come round for so long is stuck, unless a server that it waits for does not answer. */
const STUCK_AFTER_MS = 12_000;
/** From then on the servers are asked, so that what waits for one is told from what is stuck in time. */
const QUIET_AFTER_MS = 6_000;

export class Stuck extends Error {
  constructor(what: string, silentMs: number) {
    super(`${what} has not moved for ${Math.round(silentMs / 1_000)} s`);
    this.name = 'Stuck';
  }
}

/** When something last moved, on a clock that never jumps. */
export class Beat {
  private at: number;
  private waiting = false;

  constructor(
    private readonly what: string,
    private readonly monotonicNow: () => number = () => performance.now(),
  ) {
    this.at = monotonicNow();
  }

  now(): void {
    this.at = this.monotonicNow();
    this.waiting = false;
  }

  /** Says that a server does not answer: the time counts from when one last did not. */
  waits(): void {
    this.at = this.monotonicNow();
    this.waiting = true;
  }

  /** Whether the servers have to be asked before anything is said of it. */
  get isQuiet(): boolean {
    return this.waiting || this.monotonicNow() - this.at >= QUIET_AFTER_MS;
  }

  /** @throws Stuck */
  check(): void {
    const silentMs = this.monotonicNow() - this.at;
    if (silentMs >= STUCK_AFTER_MS) throw new Stuck(this.what, silentMs);
  }
}

/** Whether the servers that a loop may wait for answer now; asked over connections that are not the loop's. */
export type ServersAnswer = () => Promise<boolean>;

/**
 * Rejects where something stands still although the servers answer. While one of them does not, waiting is right and
 * a restart would help nobody. To be called every few seconds, as whoever watches a service does.
 * @throws Stuck
 */
export async function checkTurning(beats: Iterable<Beat>, serversAnswer: ServersAnswer): Promise<void> {
  const quiet = [...beats].filter((beat) => beat.isQuiet);
  if (quiet.length === 0) return;
  const answer = await serversAnswer();
  for (const beat of quiet) {
    if (answer) beat.check();
    else beat.waits();
  }
}
