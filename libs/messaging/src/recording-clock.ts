import { Clock } from '@entente/kernel';

/**
 * The wall clock as what is recorded needs it: it never goes back, so that nothing is recorded before an instant
 * to which a topic was called complete. Where the wall clock is set back, it stands still until that has caught up.
 */
export class RecordingClock extends Clock {
  private latest = 0;

  constructor(private readonly wallNow: () => number = () => Date.now()) {
    super();
  }

  override now(): Date {
    this.latest = Math.max(this.latest, this.wallNow());
    return new Date(this.latest);
  }

  /** What another process of the service has seen pass. */
  notBefore(instant: Date): void {
    this.latest = Math.max(this.latest, instant.getTime());
  }
}

/** One for everything that a process records and publishes. */
export const recordingClock = new RecordingClock();
