import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Outbox } from '@entente/messaging';
import type { Backlog, JournalPlace, JournalRow, MarkedAgain, Republishing } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { journalRows } from './journal.js';

const UNSENT = { pending: true } as const;

/** The embedded database holds each row against every id of a list: 500 at once take twice as long as ten times 50. */
const MARKED_AT_ONCE = 50;

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

  async hasSent(): Promise<boolean> {
    const sent = { pending: { $exists: false }, parked: { $exists: false } };
    return (await journalRows(this.connection).findOne(sent, { projection: { _id: 1 } })) !== null;
  }

  async markSent(eventIds: readonly string[]): Promise<void> {
    for (let start = 0; start < eventIds.length; start += MARKED_AT_ONCE) {
      const some = eventIds.slice(start, start + MARKED_AT_ONCE);
      await journalRows(this.connection).updateMany({ _id: { $in: some } }, { $unset: { pending: '' } });
    }
  }

  async park(eventId: string, why: string, at: Date): Promise<void> {
    const parked = { $set: { parked: { at, why } }, $unset: { pending: '' as const } };
    await journalRows(this.connection).updateOne({ _id: eventId, ...UNSENT }, parked);
  }

  async markAgain(
    { from, after }: Pick<Republishing, 'from' | 'after'>,
    limit: number,
  ): Promise<MarkedAgain> {
    const rows = await journalRows(this.connection)
      .find(
        {
          ...(after && { $or: rowsBehind(after) }),
          ...(from && { recordedAt: { $gte: from } }),
        },
        { projection: { aggregateid: 1, aggregatetype: 1, aggregateversion: 1 } },
      )
      .sort({ aggregateid: 1, aggregatetype: 1, aggregateversion: 1 })
      .limit(limit)
      .toArray();
    await journalRows(this.connection).updateMany(
      { _id: { $in: rows.map(({ _id }) => _id) }, parked: { $exists: false } },
      { $set: UNSENT },
    );
    const last = rows.length < limit ? undefined : rows.at(-1);
    return {
      rows: rows.length,
      last: last ? placeOf(last) : null,
    };
  }

  async backlog(): Promise<Backlog> {
    const rows = journalRows(this.connection);
    const [pending, oldest, parked] = await Promise.all([
      this.countPending(),
      rows
        .find(UNSENT, { projection: { recordedAt: 1 } })
        .sort({ recordedAt: 1 })
        .limit(1)
        .toArray(),
      rows.countDocuments({ 'parked.at': { $exists: true } }),
    ]);
    return { pending, parked, oldest: oldest[0]?.recordedAt ?? null };
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

type Place = Pick<JournalRow, 'aggregateid' | 'aggregatetype' | 'aggregateversion'>;

function placeOf({ aggregateid, aggregatetype, aggregateversion }: Place): JournalPlace {
  return { aggregateId: aggregateid, aggregateType: aggregatetype, aggregateVersion: aggregateversion };
}

/** In the order of the journal's unique index. */
function rowsBehind({ aggregateId, aggregateType, aggregateVersion }: JournalPlace): object[] {
  return [
    { aggregateid: aggregateId, aggregatetype: aggregateType, aggregateversion: { $gt: aggregateVersion } },
    { aggregateid: aggregateId, aggregatetype: { $gt: aggregateType } },
    { aggregateid: { $gt: aggregateId } },
  ];
}
