import { randomUUID } from 'node:crypto';
import { CONNECTION_OPTIONS, prepareDatabase } from '@entente/mongo';
import type { CollectionPlan } from '@entente/mongo';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** A setting of the integration tests; they do not run without it. */
export function serverAddress(name: 'MONGODB_URI' | 'KAFKA_BROKERS'): string {
  const address = process.env[name];
  if (address === undefined || address === '') throw new Error(`integration tests need ${name}`);
  return address;
}

export interface TestDatabase {
  readonly uri: string;
  readonly connection: Connection;
  drop(): Promise<void>;
}

/** A database of its own on the server of MONGODB_URI, with the journal and the collections asked for. */
export async function testDatabase(plans: readonly CollectionPlan[] = []): Promise<TestDatabase> {
  const uri = new URL(serverAddress('MONGODB_URI'));
  uri.pathname = `/test-${randomUUID().slice(0, 13)}`;
  const connection = await mongoose.createConnection(uri.href, { ...CONNECTION_OPTIONS }).asPromise();
  await prepareDatabase(connection, plans);
  return {
    uri: uri.href,
    connection,
    drop: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
