import { waitUntil } from '@entente/local-stack';
import type { JournalRow } from '@entente/messaging';
import { verifyChain } from '@entente/mongo';
import mongoose from 'mongoose';
import type { RunningStack } from './running-stack.js';

const RECORDS = ['joint-action-days', 'reported-results'];

interface Versioned {
  readonly _id: string;
  readonly version: number;
}

/** What lies in the services' databases. */
export class StoredRecords {
  private constructor(
    private readonly actionDays: mongoose.Connection,
    private readonly reporting: mongoose.Connection,
  ) {}

  static async of(stack: RunningStack): Promise<StoredRecords> {
    const [actionDays, reporting] = await Promise.all(
      (['joint-action-days', 'reporting'] as const).map((name) =>
        mongoose.createConnection(stack.databaseUri(name)).asPromise(),
      ),
    );
    if (!actionDays || !reporting) throw new Error('both databases are needed');
    return new StoredRecords(actionDays, reporting);
  }

  async close(): Promise<void> {
    await Promise.all([this.actionDays.close(), this.reporting.close()]);
  }

  journalSize(): Promise<number> {
    return this.journal.estimatedDocumentCount();
  }

  /** Waits until every event was sent. */
  async nothingPending(): Promise<void> {
    const pending = async (): Promise<boolean> =>
      (await this.journal.countDocuments({ pending: true })) === 0;
    await waitUntil(pending, { for: 'every journal row to be sent', withinMs: 30_000 });
  }

  /** Every fault of the journal in words: a chain that does not hold, a record without its row, or the reverse. */
  async faults(): Promise<readonly string[]> {
    const rows = await this.journal.find().sort({ aggregateid: 1, aggregateversion: 1 }).toArray();
    const chains = Map.groupBy(rows, ({ aggregateid }) => aggregateid);
    const records = new Map((await this.records()).map(({ _id, version }) => [_id, version]));
    return [
      ...[...chains].flatMap(([id, chain]) => {
        const verdict = verifyChain(chain);
        return verdict.intact
          ? []
          : [`${id}: ${verdict.brokenAt.why} at ${verdict.brokenAt.aggregateversion}`];
      }),
      ...[...chains].flatMap(([id, [first]]) =>
        first?.aggregateversion === 1 ? [] : [`${id}: the journal does not begin with version 1`],
      ),
      ...[...chains].flatMap(([id, chain]) => {
        const [told, stored] = [chain.at(-1)?.aggregateversion, records.get(id)];
        return told === stored
          ? []
          : [`${id}: version ${told} in the journal, ${stored ?? 'nothing'} stored`];
      }),
      ...[...records.keys()].flatMap((id) => (chains.has(id) ? [] : [`${id}: stored without a journal row`])),
      ...rows.flatMap(({ _id, parked }) => (parked ? [`${_id}: set aside, ${parked.why}`] : [])),
    ];
  }

  /** Journal rows that reporting has no fact of, and facts that no row tells; each as `type/id/version event`. */
  async untold(): Promise<readonly string[]> {
    const [rows, facts] = await Promise.all([
      this.journal.find({}, { projection: { payload: 0 } }).toArray(),
      this.reporting.getClient().db().collection<{ _id: string; eventId: string }>('facts').find().toArray(),
    ]);
    const told = new Set(
      rows.map((row) => `${row.aggregatetype}/${row.aggregateid}/${row.aggregateversion} ${row._id}`),
    );
    const known = new Set(facts.map(({ _id, eventId }) => `${_id} ${eventId}`));
    return [...told, ...known].filter((one) => !told.has(one) || !known.has(one));
  }

  private async records(): Promise<readonly Versioned[]> {
    const database = this.actionDays.getClient().db();
    const found = await Promise.all(
      RECORDS.map((name) =>
        database
          .collection<Versioned>(name)
          .find({}, { projection: { version: 1 } })
          .toArray(),
      ),
    );
    return found.flat();
  }

  private get journal(): mongoose.mongo.Collection<JournalRow> {
    return this.actionDays.getClient().db().collection<JournalRow>('journal');
  }
}
