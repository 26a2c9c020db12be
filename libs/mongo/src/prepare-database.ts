import mongoose from 'mongoose';
import type { Connection, mongo } from 'mongoose';
import { JOURNAL, JOURNAL_INDEXES } from './journal.js';
import { PUBLISHED_LOGS } from './mongo-published-logs.js';
import { LEASES } from './mongo-relay-lease.js';

const NAMESPACE_EXISTS = 48;

export interface CollectionPlan {
  readonly collection: string;
  readonly indexes: readonly mongo.IndexDescription[];
}

/** Creates what is missing of the journal, the leases and the planned collections; repeating it changes nothing. */
export async function prepareDatabase(
  connection: Connection,
  plans: readonly CollectionPlan[] = [],
): Promise<void> {
  const db = connection.getClient().db();
  const own: readonly CollectionPlan[] = [
    { collection: JOURNAL, indexes: JOURNAL_INDEXES },
    { collection: LEASES, indexes: [] },
    { collection: PUBLISHED_LOGS, indexes: [] },
  ];
  for (const { collection, indexes } of [...own, ...plans]) {
    await createCollection(db, collection);
    if (indexes.length > 0) await db.collection(collection).createIndexes([...indexes]);
  }
}

async function createCollection(db: mongo.Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    const exists = error instanceof mongoose.mongo.MongoServerError && error.code === NAMESPACE_EXISTS;
    if (!exists) throw error;
  }
}
