import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { PublishedLogs } from '@entente/messaging';
import type { PublishedLog, Republishing } from '@entente/messaging';
import { collectionOf } from './collection-of.js';
import type { Connection, mongo } from 'mongoose';

export const PUBLISHED_LOGS = 'published-logs';

interface StoredLog extends PublishedLog {
  readonly _id: string;
}

@Injectable()
export class MongoPublishedLogs extends PublishedLogs {
  constructor(@InjectConnection() private readonly connection: Connection) {
    super();
  }

  async read(topic: string): Promise<PublishedLog | null> {
    const stored = await this.logs.findOne({ _id: topic });
    if (stored === null) return null;
    const { _id, ...log } = stored;
    return log;
  }

  async begin(topic: string, log: PublishedLog): Promise<void> {
    await this.logs.replaceOne({ _id: topic }, log, { upsert: true });
  }

  async reached(topic: string, ends: PublishedLog['ends']): Promise<void> {
    await this.logs.updateOne({ _id: topic }, { $set: { ends } });
  }

  async republished(topic: string, progress: Republishing | null): Promise<void> {
    const change =
      progress === null ? { $unset: { republishing: '' as const } } : { $set: { republishing: progress } };
    await this.logs.updateOne({ _id: topic }, change);
  }

  async ask(topic: string, request: Republishing): Promise<boolean> {
    const { matchedCount } = await this.logs.updateOne(
      { _id: topic, republishing: { $exists: false } },
      { $set: { republishing: request } },
    );
    return matchedCount === 1;
  }

  private get logs(): mongo.Collection<StoredLog> {
    return collectionOf<StoredLog>(this.connection, PUBLISHED_LOGS);
  }
}
