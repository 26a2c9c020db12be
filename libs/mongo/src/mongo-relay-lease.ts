import { RelayLease } from '@entente/messaging';
import type { LeaseRecord } from '@entente/messaging';
import type { Connection, mongo } from 'mongoose';
import { collectionOf } from './collection-of.js';
import { duplicateKey } from './duplicate-key.js';

export const LEASES = 'leases';

interface LeaseDocument extends LeaseRecord {
  readonly _id: string;
}

const RELAY = 'relay';

export class MongoRelayLease extends RelayLease {
  constructor(
    private readonly connection: Connection,
    private readonly whenPrepared = (): Promise<void> => Promise.resolve(),
  ) {
    super();
  }

  override prepared(): Promise<void> {
    return this.whenPrepared();
  }

  async read(): Promise<LeaseRecord | null> {
    const lease = await this.leases.findOne({ _id: RELAY }, { readConcern: { level: 'majority' } });
    return lease === null
      ? null
      : { owner: lease.owner, counter: lease.counter, ...(lease.at && { at: lease.at }) };
  }

  async change(owner: string | null, seen: number | null, at: Date): Promise<boolean> {
    if (seen === null) return this.create(owner, at);
    const { matchedCount } = await this.leases.updateOne(
      { _id: RELAY, counter: seen },
      { $set: { owner, counter: seen + 1, at } },
    );
    return matchedCount === 1;
  }

  private async create(owner: string | null, at: Date): Promise<boolean> {
    try {
      await this.leases.insertOne({ _id: RELAY, owner, counter: 1, at });
      return true;
    } catch (error) {
      if (duplicateKey(error) !== null) return false;
      throw error;
    }
  }

  private get leases(): mongo.Collection<LeaseDocument> {
    return collectionOf<LeaseDocument>(this.connection, LEASES);
  }
}
