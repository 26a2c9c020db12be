import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { connectOptions, type DatabaseConnection } from './database-connection.js';

/** Less than a health page waits. */
const ANSWER_WITHIN_MS = 1_800;

/** How a connection whose first attempt failed is opened again; resolves at once while it is open. */
export class ConnectAgain {
  constructor(
    private readonly uri: string,
    private readonly options: DatabaseConnection,
  ) {}

  async connected(connection: Connection): Promise<void> {
    await connection.openUri(this.uri, connectOptions(this.options));
  }

  /** Whether the database answers soon, asked over a connection made for it: those that exist may be what is stuck. */
  async answers(): Promise<boolean> {
    const connection = mongoose.createConnection(this.uri, {
      ...connectOptions(this.options),
      maxPoolSize: 1,
      serverSelectionTimeoutMS: ANSWER_WITHIN_MS,
      connectTimeoutMS: ANSWER_WITHIN_MS,
      socketTimeoutMS: ANSWER_WITHIN_MS,
    });
    const asked = connection
      .asPromise()
      .then(() => connection.getClient().db().command({ ping: 1 }))
      .then(
        () => true,
        () => false,
      );
    const deadline = new AbortController();
    const late = pause(ANSWER_WITHIN_MS, false, { signal: deadline.signal }).catch(() => false);
    const answers = await Promise.race([asked, late]);
    deadline.abort();
    void connection.destroy(true).catch(() => undefined); // it was never open
    return answers;
  }
}
