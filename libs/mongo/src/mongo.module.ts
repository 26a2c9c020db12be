import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import { Outbox, PublishedLogs, RelayLease, TRANSACTION_TIMEOUT_MS } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { connectOptions, type DatabaseConnection } from './database-connection.js';
import { ConnectAgain } from './connect-again.js';
import { DatabaseStart } from './database-start.js';
import { Journal, JOURNAL_TIMEOUT } from './journal.js';
import { MongoOutbox } from './mongo-outbox.js';
import { MongoPublishedLogs } from './mongo-published-logs.js';
import { MongoRelayLease } from './mongo-relay-lease.js';

export interface DatabaseModuleOptions {
  readonly connection?: DatabaseConnection;
  /** See `TRANSACTION_TIMEOUT_MS`; the relay needs the same. */
  readonly transactionTimeoutMs?: number;
}

/** A service's database. The service starts without it and answers `DatabaseStart.check` once it is there. */
@Module({})
export class MongoModule {
  /** `uri` names the database in its path. */
  static forRoot(uri: string, options: DatabaseModuleOptions = {}): DynamicModule {
    return {
      module: MongoModule,
      global: true,
      imports: [
        MongooseModule.forRoot(uri, {
          ...connectOptions(options.connection),
          lazyConnection: true,
          connectionFactory: startedWithoutWaiting,
        }),
      ],
      providers: [
        { provide: ConnectAgain, useValue: new ConnectAgain(uri, options.connection ?? {}) },
        DatabaseStart,
        { provide: JOURNAL_TIMEOUT, useValue: options.transactionTimeoutMs ?? TRANSACTION_TIMEOUT_MS },
        Journal,
        { provide: Outbox, useClass: MongoOutbox },
        { provide: PublishedLogs, useClass: MongoPublishedLogs },
        {
          provide: RelayLease,
          inject: [getConnectionToken(), DatabaseStart],
          useFactory: (connection: Connection, start: DatabaseStart) =>
            new MongoRelayLease(connection, () => start.whenPrepared),
        },
      ],
      exports: [DatabaseStart, Journal, Outbox, PublishedLogs, RelayLease],
    };
  }
}

// The first attempt may fail before anybody waits for it: `DatabaseStart` reports it and tries again.
function startedWithoutWaiting(connection: Connection): Connection {
  connection.asPromise().catch(() => undefined);
  return connection;
}
