import mongoose from 'mongoose';
import {
  collectionOf,
  compareGenerations,
  currentGeneration,
  type GenerationsCompared,
} from './generations.js';
import { OVERLAP } from '../stage/releases.js';

const ASKED_AT_ONCE = 500;
/** A later release records what no report of today is made of. */
const REPORTED_ON = { aggregatetype: { $ne: OVERLAP } };

type Document = Readonly<Record<string, unknown>>;

export interface StoredRow extends Document {
  readonly _id: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
  readonly aggregateversion: number;
  readonly key: string;
  readonly recordedAt: Date;
  readonly payload: Readonly<Record<string, Document>>;
  readonly previousHash: string | null;
  readonly hash: string;
  readonly pending?: true;
  readonly parked?: { readonly why: string };
}

export interface StoredRecord extends Document {
  readonly _id: string;
  readonly version: number;
  readonly lastHash: string;
}

export interface StoredFact {
  readonly _id: string;
  readonly eventId: string;
  readonly state: Document;
}

/** What lies in the databases of one try's operations. */
export interface Stored {
  readonly rows: readonly StoredRow[];
  readonly records: readonly StoredRecord[];
  readonly facts: readonly StoredFact[];
}

/** Reads the databases themselves, past the services. */
export class Databases {
  private constructor(
    private readonly actionDays: InstanceType<typeof mongoose.mongo.MongoClient>,
    private readonly reporting: InstanceType<typeof mongoose.mongo.MongoClient>,
  ) {}

  static async open(actionDays: string, reporting: string): Promise<Databases> {
    const options = { serverSelectionTimeoutMS: 3_000, socketTimeoutMS: 60_000 };
    const [first, second] = await Promise.all(
      [actionDays, reporting].map((uri) => mongoose.mongo.MongoClient.connect(uri, options)),
    );
    if (!first || !second) throw new Error('Both databases are needed');
    return new Databases(first, second);
  }

  /** `aggregates` are all that commands were about, refused ones too. */
  async read(operations: readonly string[], aggregates: readonly string[]): Promise<Stored> {
    const db = this.actionDays.db();
    const answering = await this.answeringFacts();
    const mine = { $in: [...operations] };
    const ids = [...new Set([...operations, ...aggregates])];
    const [ofAggregates, days, ofOperations, results, facts] = await Promise.all([
      inParts(ids, (some) =>
        db
          .collection<StoredRow>('journal')
          .find({ aggregateid: { $in: some } })
          .toArray(),
      ),
      db.collection<StoredRecord>('joint-action-days').find({ _id: mine }).toArray(),
      db.collection<StoredRecord>('reported-results').find({ jointActionDayId: mine }).toArray(),
      inParts(ids, (some) =>
        db
          .collection<StoredRecord>('reported-results')
          .find({ _id: { $in: some } })
          .toArray(),
      ),
      answering.find({ operationId: mine }).toArray(),
    ]);
    const records = new Map([...days, ...ofOperations, ...results].map((record) => [record._id, record]));
    const rows = ofAggregates.sort((a, b) => a.aggregateversion - b.aggregateversion);
    return { rows, records: [...records.values()], facts };
  }

  /** Every row of every try that reporting is to know. */
  async journal(): Promise<readonly StoredRow[]> {
    return this.actionDays.db().collection<StoredRow>('journal').find(REPORTED_ON).toArray();
  }

  /** The ids of all events that reporting has taken in. */
  async knownEvents(): Promise<ReadonlySet<string>> {
    const facts = await this.answeringFacts();
    const known = await facts.find({}, { projection: { eventId: 1 } }).toArray();
    return new Set(known.map(({ eventId }) => eventId));
  }

  async rows(): Promise<number> {
    return this.actionDays.db().collection('journal').countDocuments(REPORTED_ON);
  }

  async factsKnown(): Promise<number> {
    return (await this.answeringFacts()).countDocuments();
  }

  async pending(): Promise<number> {
    return this.actionDays.db().collection('journal').countDocuments({ pending: true });
  }

  /** Something of no meaning, as durably as services write. */
  async write(): Promise<void> {
    const options = { writeConcern: { w: 'majority' as const }, timeoutMS: 3_000 };
    await this.actionDays.db('entente-faults').collection('writes').insertOne({ at: new Date() }, options);
  }

  compareGenerations(how: { readonly andNothingNew: boolean }): Promise<GenerationsCompared> {
    return compareGenerations(this.reporting.db(), how);
  }

  private async answeringFacts(): Promise<mongoose.mongo.Collection<StoredFact>> {
    const reports = this.reporting.db();
    return reports.collection<StoredFact>(collectionOf('facts', await currentGeneration(reports)));
  }

  async close(): Promise<void> {
    await Promise.all([this.actionDays.close(), this.reporting.close()]);
  }
}

/** A slow database takes very long for a question about thousands at once. */
async function inParts<Found>(
  ids: readonly string[],
  find: (some: string[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += ASKED_AT_ONCE) {
    found.push(...(await find(ids.slice(start, start + ASKED_AT_ONCE))));
  }
  return found;
}
