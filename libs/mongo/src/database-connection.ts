import type { ConnectOptions } from 'mongoose';
import { CONNECTION_OPTIONS } from './connection-options.js';

/** How the database is reached. Times in milliseconds; what is left out has its default. */
export interface DatabaseConnection {
  readonly username?: string;
  readonly password?: string;
  readonly tls?: boolean;
  /** Files with certificates, as PEM. */
  readonly tlsCaFile?: string;
  readonly tlsCertificateKeyFile?: string;
  readonly maxPoolSize?: number;
  readonly serverSelectionTimeoutMs?: number;
  readonly socketTimeoutMs?: number;
}

/** The driver's options: those given, over the defaults. */
export function connectOptions({
  username,
  password,
  tls,
  tlsCaFile,
  tlsCertificateKeyFile,
  maxPoolSize,
  serverSelectionTimeoutMs,
  socketTimeoutMs,
}: DatabaseConnection = {}): ConnectOptions {
  return {
    ...CONNECTION_OPTIONS,
    ...(username !== undefined && { auth: { username, ...(password !== undefined && { password }) } }),
    ...(tls !== undefined && { tls }),
    ...(tlsCaFile !== undefined && { tlsCAFile: tlsCaFile }),
    ...(tlsCertificateKeyFile !== undefined && { tlsCertificateKeyFile }),
    ...(maxPoolSize !== undefined && { maxPoolSize }),
    ...(serverSelectionTimeoutMs !== undefined && { serverSelectionTimeoutMS: serverSelectionTimeoutMs }),
    ...(socketTimeoutMs !== undefined && { socketTimeoutMS: socketTimeoutMs }),
  };
}
