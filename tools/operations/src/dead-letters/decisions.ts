import type { Connection, mongo } from 'mongoose';

/** What was decided on a dead letter: by whom, when and why. `begun` was cut off before the message was sent. */
export interface Decision {
  readonly _id: string;
  readonly decision: 'replayed' | 'discarded';
  readonly state: 'begun' | 'done';
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Kept with the service that put the letters aside. */
export class Decisions {
  constructor(private readonly connection: Connection) {}

  async all(): Promise<ReadonlyMap<string, Decision>> {
    const found = await this.collection.find().toArray();
    return new Map(found.map((decision) => [decision._id, decision]));
  }

  async record({ _id, ...decision }: Decision): Promise<void> {
    await this.collection.replaceOne({ _id }, decision, { upsert: true });
  }

  private get collection(): mongo.Collection<Decision> {
    return this.connection.getClient().db().collection<Decision>('dead-letter-decisions');
  }
}
