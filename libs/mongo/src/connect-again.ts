import type { Connection } from 'mongoose';

/** How a connection whose first attempt failed is opened again; resolves at once while it is open. */
export abstract class ConnectAgain {
  abstract connected(connection: Connection): Promise<void>;
}
