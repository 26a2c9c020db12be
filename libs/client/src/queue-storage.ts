import type { Queued, Settled } from './queued.js';

/**
 * Where a device keeps what it has not sent yet, what a person has to look at, and which versions it knows: IndexedDB in
 * a browser, a file or a database elsewhere. What resolved is kept, whatever happens to the device.
 */
export interface QueueStorage {
  /** Everything that waits, in the order in which it was added. */
  all(): Promise<readonly Queued[]>;
  add(queued: Queued): Promise<void>;
  /** These commands wait no more. Conflicts and refusals among them stay open. All of this, or none of it. */
  settle(settled: readonly Settled[], versions: ReadonlyMap<string, number>): Promise<void>;
  /** Conflicts and refusals that nobody has dismissed, in the order in which they came. */
  open(): Promise<readonly Settled[]>;
  dismiss(key: string): Promise<void>;
  /** The newest version of a result that this device made; `undefined` for none. */
  versionOf(resultId: string): Promise<number | undefined>;
}

/** For as long as the page or the process lives. */
export class MemoryStorage implements QueueStorage {
  private readonly waiting = new Map<string, Queued>();
  private readonly unsettled = new Map<string, Settled>();
  private readonly versions = new Map<string, number>();

  async all(): Promise<readonly Queued[]> {
    return Promise.resolve([...this.waiting.values()]);
  }

  async add(queued: Queued): Promise<void> {
    this.waiting.set(queued.key, queued);
    return Promise.resolve();
  }

  async settle(settled: readonly Settled[], versions: ReadonlyMap<string, number>): Promise<void> {
    for (const one of settled) {
      this.waiting.delete(one.key);
      if (one.outcome === 'conflict' || one.outcome === 'refused') this.unsettled.set(one.key, one);
    }
    for (const [resultId, version] of versions) this.versions.set(resultId, version);
    return Promise.resolve();
  }

  async open(): Promise<readonly Settled[]> {
    return Promise.resolve([...this.unsettled.values()]);
  }

  async dismiss(key: string): Promise<void> {
    this.unsettled.delete(key);
    return Promise.resolve();
  }

  async versionOf(resultId: string): Promise<number | undefined> {
    return Promise.resolve(this.versions.get(resultId));
  }
}
