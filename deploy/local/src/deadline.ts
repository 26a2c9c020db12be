import { setTimeout as wait } from 'node:timers/promises';

export class DeadlinePassed extends Error {
  constructor(
    readonly waitedFor: string,
    withinMs: number,
    cause?: unknown,
  ) {
    super(`Waited ${Math.round(withinMs / 1000)} s in vain for ${waitedFor}`, { cause });
  }
}

export interface Waiting {
  /** Names the thing in the error, as in "Kafka to answer on 127.0.0.1:9192". */
  readonly for: string;
  readonly withinMs: number;
  /** 100 unless said otherwise. */
  readonly everyMs?: number | undefined;
}

/** Asks until the answer is true; an error counts as not yet and becomes the cause of the deadline's error. */
export async function waitUntil(holds: () => Promise<boolean>, waiting: Waiting): Promise<void> {
  const deadline = Date.now() + waiting.withinMs;
  let cause: unknown;
  while (Date.now() < deadline) {
    try {
      if (await holds()) return;
      cause = undefined;
    } catch (error) {
      if (error instanceof StopWaiting) throw error.cause;
      cause = error;
    }
    await wait(waiting.everyMs ?? 100);
  }
  throw new DeadlinePassed(waiting.for, waiting.withinMs, cause);
}

/** Thrown by what is asked when no later answer can be different; its cause rises at once. */
export class StopWaiting extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}
