import { gathered, type WatermarkV1 } from '@entente/messaging';
import { collectionOf } from '@entente/mongo';
import type { CollectionPlan } from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { positionOf, positionText } from '../projections/position.js';
import { completeTo, type Positions } from '../projections/progress.js';

interface StoredProgress {
  readonly _id: string;
  /** By partition the furthest position, as text: a reader that stood still must not set it back. */
  readonly reached?: Readonly<Record<string, string>>;
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

  /** `log` is the newest that the messages name; without one, they are of the log that was read so far. */
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
        {
          $set: { watermarks: ahead.slice(-WATERMARKS_KEPT) },
          ...(reached && { $max: { completeTo: reached } }),
        },
        { upsert: true },
      );
    }
  }

  /** Up to when all these publishers' events have been applied; `null` while that is not known of one. */
  async completeTo(services: readonly string[]): Promise<string | null> {
    const stored = await this.storedOf(services);
    const reached = services.map((service) => {
      const known = stored.get(service);
      return latest(known?.completeTo, completeTo(known?.watermarks ?? [], positionsOf(known)));
    });
    return reached.includes(undefined) ? null : (reached.sort()[0] ?? null);
  }

  private async writeAll(advances: readonly Advance[]): Promise<void> {
    const byService = Map.groupBy(advances, ({ service }) => service);
    const stored = advances.every(({ log }) => log !== undefined)
      ? undefined
      : await this.storedOf([...byService.keys()]);
    const updates = [...byService].map(([_id, ofOne]) => {
      const before = positionsOf(stored?.get(_id));
      const reached = ofOne
        .map(({ partition, nextOffset: next, log = before[partition]?.log }) => {
          const position = { ...(log !== undefined && { log }), next };
          return [`reached.${partition}`, positionText(position)] as const;
        })
        // Of several of one partition the last is written.
        .sort(([, left], [, right]) => (left < right ? -1 : 1));
      return { updateOne: { filter: { _id }, update: { $max: Object.fromEntries(reached) }, upsert: true } };
    });
    await this.collection.bulkWrite(updates, { ordered: false });
  }

  private async storedOf(services: readonly string[]): Promise<ReadonlyMap<string, StoredProgress>> {
    const stored = await this.collection.find({ _id: { $in: [...services] } }).toArray();
    return new Map(stored.map((progress) => [progress._id, progress]));
  }

  private get collection(): mongo.Collection<StoredProgress> {
    return collectionOf<StoredProgress>(this.connection, PROGRESS_COLLECTION.collection);
  }
}

function positionsOf(progress: StoredProgress | null | undefined): Positions {
  return Object.fromEntries(
    Object.entries(progress?.reached ?? {}).map(([partition, text]) => [partition, positionOf(text)]),
  );
}

function latest(left: string | undefined, right: string | undefined): string | undefined {
  return left === undefined || (right !== undefined && right > left) ? right : left;
}
