import { setTimeout as wait } from 'node:timers/promises';
import type { JournalRow } from '@entente/messaging';
import mongoose from 'mongoose';

const WRITTEN_AT_ONCE = 500;
const LOOK_EVERY_MS = 50;
const DRAINED_WITHIN_MS = 300_000;

/** A journal past the service that writes it, or a peer's. */
export class JournalAtRest {
  private constructor(private readonly client: InstanceType<typeof mongoose.mongo.MongoClient>) {}

  static async open(uri: string): Promise<JournalAtRest> {
    return new JournalAtRest(await mongoose.mongo.MongoClient.connect(uri));
  }

  async add(rows: readonly JournalRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += WRITTEN_AT_ONCE) {
      await this.rows.insertMany(rows.slice(start, start + WRITTEN_AT_ONCE), { ordered: false });
    }
  }

  /**
   * How long it takes until no row waits to be sent, or none of those recorded by then. @throws where that takes
   * minutes
   */
  async drained(recordedBy?: Date): Promise<number> {
    const waiting = { pending: true as const, ...(recordedBy && { recordedAt: { $lte: recordedBy } }) };
    const since = performance.now();
    while ((await this.rows.countDocuments(waiting, { limit: 1 })) > 0) {
      if (performance.now() - since > DRAINED_WITHIN_MS) throw new Error('The journal was not drained.');
      await wait(LOOK_EVERY_MS);
    }
    return (performance.now() - since) / 1_000;
  }

  count(): Promise<number> {
    return this.rows.countDocuments();
  }

  /** How many rows do not wait to be sent any more. */
  async sent(): Promise<number> {
    const rows = await this.rows.estimatedDocumentCount();
    return rows - (await this.rows.countDocuments({ pending: true }));
  }

  stop(): Promise<void> {
    return this.client.close();
  }

  private get rows() {
    return this.client.db().collection<JournalRow>('journal');
  }
}
