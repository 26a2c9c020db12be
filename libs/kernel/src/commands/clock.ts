import type { LocalDate } from '../partial-date.js';

/** Tells use cases the time; the domain is told it. A provider of its own, so that a test can set it. */
export class Clock {
  now(): Date {
    return new Date();
  }

  /** In UTC. */
  today(): LocalDate {
    return this.now().toISOString().slice(0, 10) as LocalDate;
  }
}
