import type { Journal } from './journal.js';

/**
 * Follows the journal by message keys. Several processes write it, and what one began first another one may commit
 * before it: so each look goes back to where nothing is added any more, and skips what it has seen there.
 */
export class JournalTail {
  private seen: ReadonlySet<string> = new Set();
  private readTo: number;

  constructor(
    private readonly journal: Pick<Journal, 'collection' | 'settledBefore'>,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.readTo = now();
  }

  /**
   * Those of the keys that have rows which were not there the last time, in one query however many keys there are. A
   * key that is asked for the first time may be among them for rows of the last seconds. Where it rejects, nothing is
   * lost: the next time goes back as far.
   */
  async changedOf(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const begun = this.now();
    // A clock that was set back must not leave out what is written from now on.
    const from = this.journal.settledBefore(Math.min(this.readTo, begun));
    const rows = await this.journal.collection
      .find({ key: { $in: [...keys] }, _id: { $gte: from } }, { projection: { key: 1 } })
      .toArray();
    const news = rows.filter(({ _id }) => !this.seen.has(_id));
    this.seen = new Set(rows.map(({ _id }) => _id));
    this.readTo = begun;
    return new Set(news.map(({ key }) => key));
  }
}
