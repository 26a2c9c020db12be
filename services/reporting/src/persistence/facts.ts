import { Logger } from '@nestjs/common';
import type { Connection, mongo } from 'mongoose';
import { onlyDuplicateKeys } from '@entente/mongo';
import { keyOf, type Fact } from '../projections/fact.js';

type StoredFact = Fact & { readonly _id: string };

export const FACTS_INDEXES: readonly mongo.IndexDescription[] = [{ key: { operationId: 1 } }];

/** Every version of every operation and result that events told. */
export class Facts {
  private readonly logger = new Logger(Facts.name);

  constructor(
    private readonly connection: Connection,
    private readonly name: string,
  ) {}

  /** Adds what is not known yet. The same version told by two different events is an alarm; the first stays. Answers how many. */
  async add(facts: readonly Fact[], stillWorking: () => void = () => undefined): Promise<number> {
    let conflicts = 0;
    for (let start = 0; start < facts.length; start += WRITTEN_AT_ONCE) {
      const some = facts.slice(start, start + WRITTEN_AT_ONCE);
      if ((await this.insert(some)) < some.length) conflicts += await this.compareRepeated(some);
      stillWorking();
    }
    return conflicts;
  }

  /** Those of the facts' keys that nobody has told yet. */
  async unknownOf(keys: readonly string[]): Promise<readonly string[]> {
    const found = this.collection.find({ _id: { $in: [...keys] } }, { projection: { _id: 1 } });
    const known = new Set((await found.toArray()).map(({ _id }) => _id));
    return keys.filter((key) => !known.has(key));
  }

  ofOperation(operationId: string): Promise<Fact[]> {
    return this.collection.find<Fact>({ operationId }, WITHOUT_ID).toArray();
  }

  /** Every fact, or those that were recorded by then, operation by operation. */
  async *byOperation(recordedBy?: Date): AsyncIterable<readonly Fact[]> {
    let ofOne: Fact[] = [];
    const sorted = this.collection
      .find<Fact>(recordedBy ? { recordedAt: { $lte: recordedBy } } : {}, WITHOUT_ID)
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

  /** Every fact's key, with the event that told it and what it says. */
  inOrder(): AsyncIterable<StoredFact> {
    return this.collection.find().sort({ _id: 1 });
  }

  private get collection(): mongo.Collection<StoredFact> {
    return this.connection.getClient().db().collection<StoredFact>(this.name);
  }

  /** Answers how many were not known. Inserts cost a small part of what upserts do. */
  private async insert(facts: readonly Fact[]): Promise<number> {
    try {
      const documents = facts.map((fact) => ({ _id: keyOf(fact), ...fact }));
      return (await this.collection.insertMany(documents, { ordered: false })).insertedCount;
    } catch (error) {
      const repeated = onlyDuplicateKeys(error);
      if (repeated === null) throw error;
      return facts.length - repeated;
    }
  }

  private async compareRepeated(facts: readonly Fact[]): Promise<number> {
    let conflicts = 0;
    const told = new Map(facts.map((fact) => [keyOf(fact), fact.eventId]));
    const stored = this.collection.find({ _id: { $in: [...told.keys()] } }, { projection: { eventId: 1 } });
    for await (const { _id, eventId } of stored) {
      if (told.get(_id) !== eventId) {
        conflicts += 1;
        this.logger.error(`${_id} was told by event ${eventId} and again by event ${told.get(_id)}`);
      }
    }
    return conflicts;
  }
}

/** A write that takes longer than the database is waited for would be begun again for ever. */
const WRITTEN_AT_ONCE = 250;

const WITHOUT_ID = { projection: { _id: 0 } } as const;
