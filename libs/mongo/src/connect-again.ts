import type { Connection } from 'mongoose';
import { CONNECTION_OPTIONS } from './connection-options.js';

/** How a connection whose first attempt failed is opened again; resolves at once while it is open. */
export class ConnectAgain {
  constructor(private readonly uri: string) {}

  async connected(connection: Connection): Promise<void> {
    await connection.openUri(this.uri, { ...CONNECTION_OPTIONS });
  }
}
