import { journalRows } from '@entente/mongo';
import type { Connection } from 'mongoose';

export interface ParkedRow {
  readonly eventId: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly since: Date;
  readonly why: string;
}

/** The rows that the relay set aside, the longest waiting first. */
export async function parkedRows(connection: Connection): Promise<readonly ParkedRow[]> {
  const rows = await journalRows(connection)
    .find({ 'parked.at': { $exists: true } }, { projection: { payload: 0 } })
    .sort({ 'parked.at': 1 })
    .toArray();
  return rows.flatMap(({ _id, aggregatetype, aggregateid, aggregateversion, parked }) =>
    parked
      ? {
          eventId: _id,
          aggregateType: aggregatetype,
          aggregateId: aggregateid,
          version: aggregateversion,
          since: parked.at,
          why: parked.why,
        }
      : [],
  );
}

/** Lets the relay try these rows again, or all of them; answers how many. */
export async function release(connection: Connection, eventIds: readonly string[]): Promise<number> {
  const { modifiedCount } = await journalRows(connection).updateMany(
    { 'parked.at': { $exists: true }, ...(eventIds.length > 0 && { _id: { $in: [...eventIds] } }) },
    { $set: { pending: true }, $unset: { parked: '' } },
  );
  return modifiedCount;
}
