import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { MessagingMetrics } from '@entente/messaging';
import type { CollectionPlan } from '@entente/mongo';
import { Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import type { Fact } from '../projections/fact.js';

type StoredFact = Fact & { readonly _id: string };

export const FACTS_COLLECTION: CollectionPlan = {
  collection: 'facts',
  indexes: [{ key: { operationId: 1 } }],
};

/** Every version of every operation and result that events told. */
@Injectable()
export class Facts {
  private readonly logger = new Logger(Facts.name);

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly metrics: MessagingMetrics,
  ) {}

  /** Adds what is not known yet. The same version told by two different events is an alarm; the first stays. */
  async add(facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    const { upsertedCount } = await this.collection.bulkWrite(
      facts.map((fact) => ({
        updateOne: { filter: { _id: keyOf(fact) }, update: { $setOnInsert: fact }, upsert: true },
      })),
      { ordered: false },
    );
    if (upsertedCount < facts.length) await this.compareRepeated(facts);
  }

  ofOperation(operationId: string): Promise<Fact[]> {
    return this.collection.find<Fact>({ operationId }, WITHOUT_ID).toArray();
  }

  /** Every fact that was recorded by then, operation by operation. */
  async *knownBy(instant: Date): AsyncIterable<readonly Fact[]> {
    let ofOne: Fact[] = [];
    const sorted = this.collection
      .find<Fact>({ recordedAt: { $lte: instant } }, WITHOUT_ID)
      .sort({ operationId: 1 });
    for await (const fact of sorted) {
      if (ofOne[0] && ofOne[0].operationId !== fact.operationId) {
        yield ofOne;
        ofOne = [];
      }
      ofOne.push(fact);
    }
    if (ofOne.length > 0) yield ofOne;
  }

  private get collection(): mongo.Collection<StoredFact> {
    return this.connection.getClient().db().collection<StoredFact>(FACTS_COLLECTION.collection);
  }

  private async compareRepeated(facts: readonly Fact[]): Promise<void> {
    const told = new Map(facts.map((fact) => [keyOf(fact), fact.eventId]));
    const stored = this.collection.find({ _id: { $in: [...told.keys()] } }, { projection: { eventId: 1 } });
    for await (const { _id, eventId } of stored) {
      if (told.get(_id) !== eventId) {
        this.metrics.conflictingVersion(JOINT_ACTION_DAYS_TOPIC);
        this.logger.error(`${_id} was told by event ${eventId} and again by event ${told.get(_id)}`);
      }
    }
  }
}

const WITHOUT_ID = { projection: { _id: 0 } } as const;

function keyOf({ kind, id, version }: Fact): string {
  return `${kind}/${id}/${version}`;
}
