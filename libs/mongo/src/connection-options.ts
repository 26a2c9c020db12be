import type { ConnectOptions } from 'mongoose';

/** Pool and waiting times of a service's connection; a database that is down refuses within seconds. */
export const CONNECTION_OPTIONS = {
  maxPoolSize: 50,
  waitQueueTimeoutMS: 5_000,
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 30_000,
  ignoreUndefined: true,
  writeConcern: { w: 'majority' },
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
} as const satisfies ConnectOptions;
