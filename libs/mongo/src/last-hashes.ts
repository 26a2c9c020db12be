/** The newest hash of recently seen aggregates, so that a save need not read what was read a moment ago. */
export class LastHashes {
  private readonly entries = new Map<string, { version: number; hash: string }>();

  constructor(private readonly capacity = 10_000) {}

  at(id: string, version: number): string | undefined {
    const entry = this.entries.get(id);
    return entry?.version === version ? entry.hash : undefined;
  }

  remember(id: string, version: number, hash: string): void {
    this.entries.delete(id);
    this.entries.set(id, { version, hash });
    if (this.entries.size <= this.capacity) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  forget(id: string): void {
    this.entries.delete(id);
  }
}
