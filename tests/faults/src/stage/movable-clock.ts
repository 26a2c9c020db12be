import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SEEN_AFTER_MS = 100;
const PRELOAD = new URL('./moved-clock.js', import.meta.url);

/** The wall clock of the instances that are started with its environment; their monotonic time goes on. */
export class MovableClock {
  private readonly file: string;

  constructor(directory: string, name: string) {
    this.file = join(directory, `clock-${name}`);
    this.write(0);
  }

  get environment(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import=${PRELOAD.href}`, FAULTS_CLOCK: this.file };
  }

  /** Resolves when the instances have it; 0 is right. */
  async stand(aheadMs: number): Promise<void> {
    this.write(aheadMs);
    await wait(SEEN_AFTER_MS);
  }

  private write(aheadMs: number): void {
    writeFileSync(`${this.file}.next`, String(aheadMs));
    renameSync(`${this.file}.next`, this.file);
  }
}
