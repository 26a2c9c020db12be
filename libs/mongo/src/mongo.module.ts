import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Outbox, RelayLease } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { CONNECTION_OPTIONS } from './connection-options.js';
import { ConnectAgain } from './connect-again.js';
import { DatabaseStart } from './database-start.js';
import { Journal } from './journal.js';
import { MongoOutbox } from './mongo-outbox.js';
import { MongoRelayLease } from './mongo-relay-lease.js';

/** A service's database. The service starts without it and answers `DatabaseStart.check` once it is there. */
@Module({})
export class MongoModule {
  /** `uri` names the database in its path. */
  static forRoot(uri: string): DynamicModule {
    return {
      module: MongoModule,
      global: true,
      imports: [
        MongooseModule.forRoot(uri, {
          ...CONNECTION_OPTIONS,
          lazyConnection: true,
          connectionFactory: startedWithoutWaiting,
        }),
      ],
      providers: [
        { provide: ConnectAgain, useValue: new ConnectAgain(uri) },
        DatabaseStart,
        Journal,
        { provide: Outbox, useClass: MongoOutbox },
        { provide: RelayLease, useClass: MongoRelayLease },
      ],
      exports: [DatabaseStart, Journal, Outbox, RelayLease],
    };
  }
}

// The first attempt may fail before anybody waits for it: `DatabaseStart` reports it and tries again.
function startedWithoutWaiting(connection: Connection): Connection {
  connection.asPromise().catch(() => undefined);
  return connection;
}
