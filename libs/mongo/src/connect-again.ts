import mongoose, { type Connection } from 'mongoose';
import { connectOptions, type DatabaseConnection } from './database-connection.js';

/** Of connecting and of the answer, each: both together are less than a health page waits. */
const ANSWER_WITHIN_MS = 700;

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
    try {
      await connection.asPromise();
      await connection.getClient().db().command({ ping: 1 });
      return true;
    } catch {
      return false;
    } finally {
      await connection.destroy(true);
    }
  }
}
