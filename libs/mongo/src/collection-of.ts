import type { Connection, mongo } from 'mongoose';

type Client = ReturnType<Connection['getClient']>;

const known = new WeakMap<Client, Map<string, mongo.Collection>>();

/**
 * The driver's collection in the connection's database; undefined fields are left out. The driver makes a new one
 * each time it is asked, with all of its options, which a command would pay for at every round trip.
 */
export function collectionOf<Document extends object>(
  connection: Connection,
  name: string,
): mongo.Collection<Document> {
  const client = connection.getClient();
  const ofClient = known.get(client) ?? new Map<string, mongo.Collection>();
  known.set(client, ofClient);
  const collection = ofClient.get(name) ?? client.db().collection(name, { ignoreUndefined: true });
  ofClient.set(name, collection);
  return collection as unknown as mongo.Collection<Document>;
}
