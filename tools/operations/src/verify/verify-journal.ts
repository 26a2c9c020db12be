import type { JournalRow } from '@entente/messaging';
import { journalRows, verifyChain, type ChainVerdict } from '@entente/mongo';
import type { Connection } from 'mongoose';
import type { Publisher } from '../publishers.js';

type Broken = Extract<ChainVerdict, { readonly intact: false }>['brokenAt']['why'];

export interface Fault {
  readonly aggregateId: string;
  readonly version: number;
  /** The journal row, where there is one. */
  readonly eventId?: string;
  readonly why:
    Broken | 'first-missing' | 'no-record' | 'other-version-stored' | 'other-hash-stored' | 'no-row';
}

export interface Verified {
  readonly rows: number;
  readonly records: number;
  /** The first by aggregate and version; `null` where everything holds. */
  readonly fault: Fault | null;
}

interface StoredRecord {
  readonly _id: string;
  readonly version: number;
  readonly lastHash: string;
}

const AT_A_TIME = 500;

/**
 * Checks that every aggregate's rows are a whole chain that ends where its record stands, and that every record has
 * its row; stops at the first that does not hold. Records may be written meanwhile.
 */
export class JournalVerification {
  constructor(
    private readonly connection: Connection,
    private readonly publisher: Publisher,
    private readonly onProgress: (rows: number) => void = () => undefined,
  ) {}

  async run(): Promise<Verified> {
    let rows = 0;
    let waiting: JournalRow[] = [];
    for await (const chain of this.chains()) {
      rows += chain.length;
      this.onProgress(rows);
      const fault = brokenIn(chain);
      if (fault) {
        const earlier = await this.compared(waiting);
        return { rows, records: 0, fault: earlier ?? fault };
      }
      waiting.push(...chain.slice(-1));
      if (waiting.length < AT_A_TIME) continue;
      const unlike = await this.compared(waiting);
      if (unlike) return { rows, records: 0, fault: unlike };
      waiting = [];
    }
    const unlike = await this.compared(waiting);
    if (unlike) return { rows, records: 0, fault: unlike };
    return { rows, ...(await this.recordsWithoutRows()) };
  }

  private async *chains(): AsyncIterable<readonly JournalRow[]> {
    let chain: JournalRow[] = [];
    const sorted = journalRows(this.connection)
      .find()
      .sort({ aggregateid: 1, aggregatetype: 1, aggregateversion: 1 });
    for await (const row of sorted) {
      if (chain[0] && !sameAggregate(chain[0], row)) {
        yield chain;
        chain = [];
      }
      chain.push(row);
    }
    if (chain.length > 0) yield chain;
  }

  /** The first of these last rows whose record does not stand where they end. */
  private async compared(lastRows: readonly JournalRow[]): Promise<Fault | null> {
    for (const [type, rows] of Map.groupBy(lastRows, ({ aggregatetype }) => aggregatetype)) {
      const records = await this.recordsOf(
        type,
        rows.map(({ aggregateid }) => aggregateid),
      );
      for (const row of rows) {
        if (unlikeBecause(row, records.get(row.aggregateid)) === null) continue;
        const fault = await this.lookedAtAgain(row);
        if (fault) return fault;
      }
    }
    return null;
  }

  /** A record that moved on since its rows were read is no fault. */
  private async lookedAtAgain({ aggregatetype, aggregateid }: JournalRow): Promise<Fault | null> {
    const record = (await this.recordsOf(aggregatetype, [aggregateid])).get(aggregateid);
    const [last] = await journalRows(this.connection)
      .find({ aggregatetype, aggregateid, ...(record && { aggregateversion: { $lte: record.version } }) })
      .sort({ aggregateversion: -1 })
      .limit(1)
      .toArray();
    if (last === undefined) return null;
    const why = unlikeBecause(last, record);
    return why && { aggregateId: aggregateid, version: last.aggregateversion, eventId: last._id, why };
  }

  private async recordsOf(type: string, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    const collection = this.publisher.records.get(type);
    if (collection === undefined) return new Map();
    const found = await this.connection
      .getClient()
      .db()
      .collection<StoredRecord>(collection)
      .find({ _id: { $in: [...ids] } }, { projection: { version: 1, lastHash: 1 } })
      .toArray();
    return new Map(found.map((record) => [record._id, record]));
  }

  private async recordsWithoutRows(): Promise<Pick<Verified, 'records' | 'fault'>> {
    let records = 0;
    for (const [type, collection] of this.publisher.records) {
      const stored = this.connection.getClient().db().collection<StoredRecord>(collection);
      let batch: StoredRecord[] = [];
      for await (const record of stored.find({}, { projection: { version: 1 } }).sort({ _id: 1 })) {
        records += 1;
        batch.push(record);
        if (batch.length < AT_A_TIME) continue;
        const fault = await this.withoutRow(type, batch);
        if (fault) return { records, fault };
        batch = [];
      }
      const fault = await this.withoutRow(type, batch);
      if (fault) return { records, fault };
    }
    return { records, fault: null };
  }

  private async withoutRow(type: string, records: readonly StoredRecord[]): Promise<Fault | null> {
    const ids = records.map(({ _id }) => _id);
    const rows = await journalRows(this.connection)
      .find(
        { aggregateid: { $in: ids }, aggregatetype: type },
        { projection: { aggregateid: 1, aggregateversion: 1 } },
      )
      .toArray();
    const told = new Set(rows.map((row) => `${row.aggregateid}/${row.aggregateversion}`));
    const missing = records.find(({ _id, version }) => !told.has(`${_id}/${version}`));
    return missing ? { aggregateId: missing._id, version: missing.version, why: 'no-row' } : null;
  }
}

function brokenIn(chain: readonly JournalRow[]): Fault | null {
  const [first] = chain;
  if (first && first.aggregateversion !== 1) return faultAt(first, 'first-missing');
  const verdict = verifyChain(chain);
  if (verdict.intact || !first) return null;
  const { eventId, aggregateversion: version, why } = verdict.brokenAt;
  return { aggregateId: first.aggregateid, version, eventId, why };
}

function faultAt(row: JournalRow, why: Fault['why']): Fault {
  return { aggregateId: row.aggregateid, version: row.aggregateversion, eventId: row._id, why };
}

function unlikeBecause(last: JournalRow, record: StoredRecord | undefined): Fault['why'] | null {
  if (record === undefined) return 'no-record';
  if (record.version !== last.aggregateversion) return 'other-version-stored';
  return record.lastHash === last.hash ? null : 'other-hash-stored';
}

/** Clients make the ids, so that two aggregates of different types may have the same one. */
function sameAggregate(left: JournalRow, right: JournalRow): boolean {
  return left.aggregateid === right.aggregateid && left.aggregatetype === right.aggregatetype;
}
