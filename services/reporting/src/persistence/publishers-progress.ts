import { gathered, type WatermarkV1 } from '@entente/messaging';
import { collectionOf } from '@entente/mongo';
import type { CollectionPlan } from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { completeTo, type Positions } from '../projections/progress.js';

interface StoredProgress {
  readonly _id: string;
  readonly positions?: Positions['next'];
  readonly logs?: Positions['logs'];
  readonly watermarks?: readonly WatermarkV1[];
  /** The highest answer given so far, so that it never goes back. */
  readonly completeTo?: string;
}

export const PROGRESS_COLLECTION: CollectionPlan = { collection: 'progress', indexes: [] };

/** One watermark a second: while more than this many are ahead of what was applied, older ones go. */
const WATERMARKS_KEPT = 600;

interface Advance {
  readonly service: string;
  readonly partition: number;
  readonly nextOffset: bigint;
  readonly log?: string;
}

/** How far each publisher's events have been applied here. */
@Injectable()
export class PublishersProgress {
  /** Every partition advances the one document of its publisher: they would only be in each other's way. */
  private readonly write = gathered((advances: readonly Advance[]) => this.writeAll(advances));

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** `log` is the newest that was seen in the partition: what is left of an older one does not set it back. */
  advance(service: string, partition: number, nextOffset: bigint, log?: string): Promise<void> {
    return this.write({ service, partition, nextOffset, ...(log !== undefined && { log }) });
  }

  async announce(watermarks: readonly WatermarkV1[]): Promise<void> {
    for (const [service, announced] of Map.groupBy(watermarks, (watermark) => watermark.service)) {
      const progress = await this.collection.findOne({ _id: service });
      const waiting = [...(progress?.watermarks ?? []), ...announced];
      const reached = latest(progress?.completeTo, completeTo(waiting, positionsOf(progress)));
      const ahead = waiting.filter((watermark) => reached === undefined || watermark.completeTo > reached);
      await this.collection.updateOne(
        { _id: service },
        { $set: { watermarks: ahead.slice(-WATERMARKS_KEPT), ...(reached && { completeTo: reached }) } },
        { upsert: true },
      );
    }
  }

  /** Up to when all these publishers' events have been applied; `null` while that is not known of one. */
  async completeTo(services: readonly string[]): Promise<string | null> {
    const progress = await this.collection.find({ _id: { $in: [...services] } }).toArray();
    const reached = services.map((service) => {
      const known = progress.find(({ _id }) => _id === service);
      return latest(known?.completeTo, completeTo(known?.watermarks ?? [], positionsOf(known)));
    });
    return reached.includes(undefined) ? null : (reached.sort()[0] ?? null);
  }

  private async writeAll(advances: readonly Advance[]): Promise<void> {
    const updates = [...Map.groupBy(advances, ({ service }) => service)].map(([_id, ofOne]) => {
      const logs = ofOne.flatMap(({ partition, log }) =>
        log === undefined ? [] : [[`logs.${partition}`, log] as const],
      );
      const $set = Object.fromEntries(
        ofOne.map(({ partition, nextOffset }) => [`positions.${partition}`, String(nextOffset)]),
      );
      const update = { $set, ...(logs.length > 0 && { $max: Object.fromEntries(logs) }) };
      return { updateOne: { filter: { _id }, update, upsert: true } };
    });
    await this.collection.bulkWrite(updates, { ordered: false });
  }

  private get collection(): mongo.Collection<StoredProgress> {
    return collectionOf<StoredProgress>(this.connection, PROGRESS_COLLECTION.collection);
  }
}

function positionsOf(progress: StoredProgress | null | undefined): Positions {
  return { next: progress?.positions ?? {}, logs: progress?.logs ?? {} };
}

function latest(left: string | undefined, right: string | undefined): string | undefined {
  return left === undefined || (right !== undefined && right > left) ? right : left;
}
