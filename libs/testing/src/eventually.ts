import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is true; rejects after `withinMs`, naming what it waited for. */
export async function eventually(
  what: string,
  probe: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await probe())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await sleep(20);
  }
}

/** A door that work waits at until it is opened. */
export class Gate {
  private readonly door = new AbortController();
  private readonly arrival = new AbortController();

  /** Resolves when somebody waits at the gate. */
  readonly reached = aborted(this.arrival.signal);

  async pass(): Promise<void> {
    this.arrival.abort();
    await aborted(this.door.signal);
  }

  open(): void {
    this.door.abort();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
