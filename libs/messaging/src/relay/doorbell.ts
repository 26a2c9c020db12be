import { pause } from '../backoff.js';

/** Wakes one waiter early; a ring while nobody waits is kept for the next wait. */
export class Doorbell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Waits until it rings, at most `ms`. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.rung) {
      const woken = new AbortController();
      this.wake = () => woken.abort();
      await pause(ms, AbortSignal.any([signal, woken.signal]));
      this.wake = undefined;
    }
    this.rung = false;
  }

  /** Waits `ms` whether it rings or not. */
  ignore(ms: number, signal: AbortSignal): Promise<void> {
    return pause(ms, signal);
  }
}
