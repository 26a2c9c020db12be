import { collectionOf } from '@entente/mongo';
import { Metrics } from '@entente/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { keyOf, type Fact } from '../projections/fact.js';

interface Gap {
  readonly _id: string;
  readonly noticedAt: Date;
}

export const GAPS = 'version-gaps';

/** Versions whose successor is known and they are not: said once when it is noticed, and once when they came. */
@Injectable()
export class VersionGaps {
  private readonly logger = new Logger(VersionGaps.name);

  constructor(
    @InjectConnection() private readonly connection: Connection,
    metrics: Metrics,
  ) {
    metrics.gauge(
      { name: 'entente_version_gaps', help: 'Versions that are missing before later ones' },
      async (gauge) => {
        await this.count().then(
          (open) => gauge.set(open),
          () => undefined, // whether the database answers is told elsewhere
        );
      },
    );
  }

  count(): Promise<number> {
    return this.collection.countDocuments();
  }

  /** To be called with facts that were added a moment ago. */
  async watch(
    added: readonly Fact[],
    facts: { unknownOf(keys: readonly string[]): Promise<readonly string[]> },
  ): Promise<void> {
    const keys = new Set(added.map(keyOf));
    const before = added
      .filter(({ version }) => version > 1)
      .map((fact) => keyOf({ ...fact, version: fact.version - 1 }))
      .filter((key) => !keys.has(key));
    const missing = before.length === 0 ? [] : await facts.unknownOf([...new Set(before)]);
    if (missing.length > 0) await this.notice(missing);
    if ((await this.collection.findOne({}, { projection: { _id: 1 } })) !== null) await this.close([...keys]);
  }

  private async notice(missing: readonly string[]): Promise<void> {
    const { upsertedIds } = await this.collection.bulkWrite(
      missing.map((_id) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { noticedAt: new Date() } }, upsert: true },
      })),
      { ordered: false },
    );
    for (const id of Object.values(upsertedIds)) {
      this.logger.error(`version gap: ${String(id)} is not known, but the version after it is`);
    }
  }

  private async close(came: readonly string[]): Promise<void> {
    const closed = await this.collection.find({ _id: { $in: [...came] } }).toArray();
    if (closed.length === 0) return;
    await this.collection.deleteMany({ _id: { $in: closed.map(({ _id }) => _id) } });
    for (const { _id } of closed) this.logger.log(`version gap closed: ${_id} came`);
  }

  private get collection(): mongo.Collection<Gap> {
    return collectionOf<Gap>(this.connection, GAPS);
  }
}
