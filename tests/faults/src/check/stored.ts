import mongoose from 'mongoose';
import { COMMAND_SERVICES, type CommandService } from '../load/taken-by.js';
import { OVERLAP } from '../stage/releases.js';
import { answeringFacts, compareGenerations, type Builds, type GenerationsCompared } from './generations.js';
import { RECORD_KINDS, type RecordKind } from './record-kinds.js';
import { stateToldBy } from './told.js';

const ASKED_AT_ONCE = 500;
const OPERATION_FIGURES = 'operation-figures';
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

type Client = InstanceType<typeof mongoose.mongo.MongoClient>;
type Db = ReturnType<Client['db']>;

/** What lies in the databases of one try's operations, or of its records of another kind. */
export interface Stored {
  readonly rows: readonly StoredRow[];
  readonly records: readonly StoredRecord[];
  readonly facts: readonly StoredFact[];
}

/** Reads the databases themselves, past the services. */
export class Databases {
  private constructor(private readonly clients: Readonly<Record<CommandService | 'reporting', Client>>) {}

  static async open(uriOf: (service: CommandService | 'reporting') => string): Promise<Databases> {
    const options = { serverSelectionTimeoutMS: 3_000, socketTimeoutMS: 60_000 };
    const opened = [...COMMAND_SERVICES, 'reporting' as const].map(
      async (service) =>
        [service, await mongoose.mongo.MongoClient.connect(uriOf(service), options)] as const,
    );
    return new Databases(Object.fromEntries(await Promise.all(opened)) as Databases['clients']);
  }

  /** `aggregates` are all that commands were about, refused ones too. */
  async read(operations: readonly string[], aggregates: readonly string[]): Promise<Stored> {
    const db = this.db('joint-action-days');
    const known = await this.facts(OPERATION_FIGURES);
    const mine = { $in: [...operations] };
    const ids = [...new Set([...operations, ...aggregates])];
    const [ofAggregates, days, ofOperations, results, facts] = await Promise.all([
      rowsOf(db, ids),
      db.collection<StoredRecord>('joint-action-days').find({ _id: mine }).toArray(),
      db.collection<StoredRecord>('reported-results').find({ jointActionDayId: mine }).toArray(),
      inParts(ids, (some) =>
        db
          .collection<StoredRecord>('reported-results')
          .find({ _id: { $in: some } })
          .toArray(),
      ),
      known.find({ operationId: mine }).toArray(),
    ]);
    const records = new Map([...days, ...ofOperations, ...results].map((record) => [record._id, record]));
    return { rows: ofAggregates, records: [...records.values()], facts };
  }

  /** Of these records, refused ones too. */
  async readRecords(kind: RecordKind, ids: readonly string[]): Promise<Stored> {
    const db = this.db(kind.service);
    const known = await this.facts(kind.builds);
    const [rows, records, facts] = await Promise.all([
      rowsOf(db, ids),
      inParts(ids, (some) =>
        db
          .collection<StoredRecord>(kind.collection)
          .find({ _id: { $in: some } })
          .toArray(),
      ),
      inParts(ids, (some) => known.find({ id: { $in: some } }).toArray()),
    ]);
    return { rows, records, facts };
  }

  /** The state of every record of every try, as the journal tells it last. */
  async latestStates({ service, aggregate }: RecordKind): Promise<readonly Document[]> {
    const journal = this.db(service).collection<StoredRow>('journal');
    const rows = await journal.find({ aggregatetype: aggregate }).sort({ aggregateversion: 1 }).toArray();
    return [...new Map(rows.map((row) => [row.aggregateid, stateToldBy(row)])).values()];
  }

  /** Every row of every try that reporting is to know. */
  async journal(): Promise<readonly StoredRow[]> {
    const journals = await Promise.all(
      COMMAND_SERVICES.map((service) =>
        this.db(service).collection<StoredRow>('journal').find(REPORTED_ON).toArray(),
      ),
    );
    return journals.flat();
  }

  /** The ids of all events that reporting has taken in. */
  async knownEvents(): Promise<ReadonlySet<string>> {
    const builds = [OPERATION_FIGURES, ...RECORD_KINDS.map((kind) => kind.builds)] as const;
    const facts = await Promise.all(builds.map((each) => this.facts(each)));
    const known = await Promise.all(facts.map((of) => of.find({}, { projection: { eventId: 1 } }).toArray()));
    return new Set(known.flat().map(({ eventId }) => eventId));
  }

  /** Of operations and results. */
  async rows(): Promise<number> {
    return this.db('joint-action-days').collection('journal').countDocuments(REPORTED_ON);
  }

  async factsKnown(): Promise<number> {
    return (await this.facts(OPERATION_FIGURES)).countDocuments();
  }

  async pending(): Promise<number> {
    const pending = COMMAND_SERVICES.map((service) =>
      this.db(service).collection('journal').countDocuments({ pending: true }),
    );
    return (await Promise.all(pending)).reduce((sum, count) => sum + count, 0);
  }

  /** Who has the lease of a service's relay, by a name that tells no more than one instance from another. */
  async relayOwner(service: CommandService): Promise<string | null> {
    const lease = await this.db(service).collection<{ owner: string | null }>('leases').findOne();
    return lease?.owner ?? null;
  }

  /** Something of no meaning, as durably as services write. */
  async write(): Promise<void> {
    const options = { writeConcern: { w: 'majority' as const }, timeoutMS: 3_000 };
    const db = this.clients['joint-action-days'].db('entente-faults');
    await db.collection('writes').insertOne({ at: new Date() }, options);
  }

  compareGenerations(how: { readonly andNothingNew: boolean }): Promise<GenerationsCompared> {
    return compareGenerations(this.db('reporting'), how);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.clients).map((client) => client.close()));
  }

  private db(service: CommandService | 'reporting'): Db {
    return this.clients[service].db();
  }

  private async facts(builds: Builds): Promise<mongoose.mongo.Collection<StoredFact>> {
    const reports = this.db('reporting');
    return reports.collection<StoredFact>(await answeringFacts(reports, builds));
  }
}

async function rowsOf(db: Db, aggregates: readonly string[]): Promise<readonly StoredRow[]> {
  const rows = await inParts(aggregates, (some) =>
    db
      .collection<StoredRow>('journal')
      .find({ aggregateid: { $in: some } })
      .toArray(),
  );
  return rows.sort((a, b) => a.aggregateversion - b.aggregateversion);
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
