import type { Connection } from 'mongoose';
import { connectOptions, type DatabaseConnection } from './database-connection.js';

/** How a connection whose first attempt failed is opened again; resolves at once while it is open. */
export class ConnectAgain {
  constructor(
    private readonly uri: string,
    private readonly options: DatabaseConnection,
  ) {}

  async connected(connection: Connection): Promise<void> {
    await connection.openUri(this.uri, connectOptions(this.options));
  }
}
