import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Outbox } from '@entente/messaging';
import type { JournalRow } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { journalRows } from './journal.js';

const UNSENT = { pending: true } as const;

@Injectable()
export class MongoOutbox extends Outbox {
  constructor(@InjectConnection() private readonly connection: Connection) {
    super();
  }

  /** Reads with majority: a row that a failover rolls back must never have been sent. */
  pending(limit: number): Promise<readonly JournalRow[]> {
    return journalRows(this.connection)
      .find(UNSENT, { readConcern: { level: 'majority' } })
      .sort({ aggregateversion: 1, _id: 1 })
      .limit(limit)
      .toArray();
  }

  async markSent(eventIds: readonly string[]): Promise<void> {
    await journalRows(this.connection).updateMany(
      { _id: { $in: [...eventIds] } },
      { $unset: { pending: '' } },
    );
  }

  async park(eventId: string, why: string, at: Date): Promise<void> {
    const parked = { $set: { parked: { at, why } }, $unset: { pending: '' as const } };
    await journalRows(this.connection).updateOne({ _id: eventId, ...UNSENT }, parked);
  }

  countPending(): Promise<number> {
    return journalRows(this.connection).countDocuments(UNSENT);
  }

  /** Reads locally: a row that is still on its way to a majority is not sent yet, and holds completeness back. */
  async hasPendingBefore(instant: Date): Promise<boolean> {
    const earlier = { ...UNSENT, recordedAt: { $lt: instant } };
    const row = await journalRows(this.connection).findOne(earlier, { projection: { _id: 1 } });
    return row !== null;
  }
}
