import { Logger } from '@nestjs/common';
import type { Connection, mongo } from 'mongoose';
import { collectionOf, onlyDuplicateKeys } from '@entente/mongo';
import { keyOf, type Fact } from '../projections/fact.js';

interface StoredFact extends Fact {
  readonly _id: string;
}

/** Every version of every record of one kind that events told. */
export class Facts<F extends Fact> {
  private readonly logger = new Logger(Facts.name);

  constructor(
    private readonly connection: Connection,
    private readonly name: string,
    /** The field that names the record whose document a fact goes into. */
    private readonly groupedBy: string,
  ) {}

  /** Adds what is not known yet. The same version told by two different events is an alarm; the first stays. Answers how many. */
  async add(facts: readonly F[], stillWorking: () => void = () => undefined): Promise<number> {
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

  /** The record that a fact is about, by its own id or another's. */
  recordOf(fact: F): string {
    return String((fact as Readonly<Record<string, unknown>>)[this.groupedBy]);
  }

  /** Of these records, record by record. */
  ofRecords(ids: readonly string[]): AsyncIterable<readonly F[]> {
    return this.recordByRecord({ [this.groupedBy]: { $in: [...ids] } });
  }

  /** Every fact, or those that were recorded by then, record by record. */
  byRecord(recordedBy?: Date): AsyncIterable<readonly F[]> {
    return this.recordByRecord(recordedBy ? { recordedAt: { $lte: recordedBy } } : {});
  }

  /** Every fact's key, or these, with the event that told it and what it says. */
  inOrder(only?: readonly string[]): AsyncIterable<StoredFact> {
    return this.collection.find(only ? { _id: { $in: [...only] } } : {}).sort({ _id: 1 });
  }

  private async *recordByRecord(filter: object): AsyncIterable<readonly F[]> {
    let ofOne: F[] = [];
    const sorted = this.collection.find<F>(filter, WITHOUT_ID).sort({ [this.groupedBy]: 1 });
    for await (const fact of sorted) {
      if (ofOne[0] && this.recordOf(ofOne[0]) !== this.recordOf(fact)) {
        yield ofOne;
        ofOne = [];
      }
      ofOne.push(fact);
    }
    if (ofOne.length > 0) yield ofOne;
  }

  private get collection(): mongo.Collection<StoredFact> {
    return collectionOf<StoredFact>(this.connection, this.name);
  }

  /** Answers how many were not known. Inserts cost a small part of what upserts do. */
  private async insert(facts: readonly F[]): Promise<number> {
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
