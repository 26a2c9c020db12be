import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { ConnectAgain } from './connect-again.js';
import { prepareDatabase } from './prepare-database.js';
import type { CollectionPlan } from './prepare-database.js';

/** Connects in the background, again until it succeeds, and then creates the collections and indexes asked for. */
@Injectable()
export class DatabaseStart implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DatabaseStart.name);
  private readonly plans: CollectionPlan[] = [];
  private readonly stopping = new AbortController();
  private readonly settled = Promise.withResolvers<undefined>();
  private started = false;
  private prepared = false;
  /** Resolves once everything asked for is there, or the service ends: before that nobody should write. */
  readonly whenPrepared: Promise<void> = this.settled.promise;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly connect: ConnectAgain,
  ) {}

  /** Asks for a collection with these indexes. To be called from constructors: after the start it throws. */
  ensure(collection: string, indexes: readonly mongo.IndexDescription[] = []): void {
    if (this.started) throw new Error(`indexes of ${collection} were asked for after the start`);
    this.plans.push({ collection, indexes });
  }

  onApplicationBootstrap(): void {
    this.started = true;
    void this.prepare();
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
    this.settled.resolve(undefined);
  }

  /** Rejects while the database does not answer or its indexes are not there yet. */
  async check(): Promise<void> {
    if (!this.prepared) throw new Error('the database is not prepared yet');
    await this.connection.getClient().db().command({ ping: 1 });
  }

  /** See `ConnectAgain.answers`. */
  answers(): Promise<boolean> {
    return this.connect.answers();
  }

  private async prepare(): Promise<void> {
    for (let waitMs = 250; !this.stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        await this.connect.connected(this.connection);
        await prepareDatabase(this.connection, this.plans);
        this.prepared = true;
        this.settled.resolve(undefined);
        return;
      } catch (error) {
        this.logger.warn(`the database is not ready, trying again in ${waitMs} ms: ${String(error)}`);
        await pause(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }
}
