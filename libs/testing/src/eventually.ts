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
  private readonly door = Promise.withResolvers<void>();
  private readonly arrival = Promise.withResolvers<void>();

  /** Resolves when somebody waits at the gate. */
  readonly reached = this.arrival.promise;

  async pass(): Promise<void> {
    this.arrival.resolve();
    await this.door.promise;
  }

  open(): void {
    this.door.resolve();
  }
}
