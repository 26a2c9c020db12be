import { AlreadyExists } from '@entente/kernel';
import { recordingClock, TRANSACTION_TIMEOUT_MS } from '@entente/messaging';
import type { CommandRecord, JournalRow } from '@entente/messaging';
import type { Connection, mongo } from 'mongoose';
import { collectionOf } from './collection-of.js';
import { TooManyChangesAtOnce, TransactionTimedOut, UniqueViolation, VersionConflict } from './errors.js';
import { duplicateKey } from './duplicate-key.js';
import { journalRow, refuseTooLarge } from './journal-entry.js';
import { journalRows, nameOf } from './journal.js';
import { LastHashes } from './last-hashes.js';
import type { StoredEvent, Versioned } from './stored-event.js';
import { inTransaction } from './transaction.js';
import { uuidv7 } from './uuidv7.js';

/** A state's fields beside the ones this library keeps; states have no fields of these names themselves. */
export type StoredState<State> = State & { _id: string; version: number; lastHash: string };

export interface VersionedCollectionOptions {
  readonly collection: string;
  readonly aggregateType: string;
  /** See `TRANSACTION_TIMEOUT_MS`. */
  readonly transactionTimeoutMs?: number;
  /** Called after every commit, to wake the relay. Must not throw. */
  readonly onCommitted?: () => void;
}

/** One type of aggregate: its current states, each guarded by its version, and a journal row for every change. */
export class VersionedCollection<State extends object> {
  private readonly lastHashes = new LastHashes();

  constructor(
    private readonly connection: Connection,
    private readonly options: VersionedCollectionOptions,
  ) {}

  /** The driver's collection, for queries; what is written past `save` has no journal row. */
  get collection(): mongo.Collection<StoredState<State>> {
    return collectionOf(this.connection, this.options.collection);
  }

  async find(id: string): Promise<Versioned<State> | null> {
    const document = await this.documents.findOne({ _id: id });
    if (document === null) return null;
    this.lastHashes.remember(id, document.version, document.lastHash);
    return this.versioned(document as unknown as StoredState<State>);
  }

  /** What `find` answers, from a document of `collection`. */
  versioned(document: StoredState<State>): Versioned<State> {
    const { _id, version, lastHash: _lastHash, ...state } = document;
    return { state: state as unknown as State, version };
  }

  /**
   * Stores a state and its event in one transaction and answers the new version. `expectedVersion` 0 creates.
   * `event` may be called several times. Throws `VersionConflict`, `AlreadyExists`, `UniqueViolation`,
   * `EventTooLarge`, and `TransactionTimedOut` when the outcome is not known.
   */
  async save(
    id: string,
    state: State,
    expectedVersion: number,
    event: (version: number, recordedAt: Date) => StoredEvent,
    command: CommandRecord,
  ): Promise<number> {
    const version = expectedVersion + 1;
    const eventId = uuidv7();
    refuseTooLarge(event(version, recordingClock.now()));
    try {
      const row = await inTransaction(
        this.connection.getClient(),
        this.options.transactionTimeoutMs ?? TRANSACTION_TIMEOUT_MS,
        async (session) => {
          const previousHash = await this.lastHash(id, expectedVersion, session);
          const recordedAt = recordingClock.now();
          const row = journalRow(event(version, recordedAt), command, {
            eventId,
            version,
            recordedAt,
            previousHash,
          });
          await this.write(id, state, row, session);
          await journalRows(this.connection).insertOne(row, { session });
          return row;
        },
      );
      this.lastHashes.remember(id, version, row.hash);
    } catch (error) {
      this.lastHashes.forget(id);
      throw await this.refusal(error, id, expectedVersion);
    }
    this.options.onCommitted?.();
    return version;
  }

  /**
   * Stores several versions of several aggregates in one transaction, or nothing. Throws what `save` does, without
   * saying of which.
   */
  async saveAll(changes: readonly VersionsOf<State>[]): Promise<void> {
    for (const { after, versions } of changes)
      versions.forEach(({ event }, index) => refuseTooLarge(event(after + index + 1, recordingClock.now())));
    try {
      await inTransaction(
        this.connection.getClient(),
        this.options.transactionTimeoutMs ?? TRANSACTION_TIMEOUT_MS,
        (session) => this.writeAll(changes, session),
      );
    } catch (error) {
      if (error instanceof TransactionTimedOut)
        throw new TooManyChangesAtOnce(changes.length, { cause: error });
      const duplicate = duplicateKey(error);
      if (duplicate === null) throw error;
      throw new UniqueViolation(this.options.aggregateType, duplicate.index, { cause: error });
    }
    this.options.onCommitted?.();
  }

  private get documents(): mongo.Collection<StoredState<object>> {
    return this.collection as unknown as mongo.Collection<StoredState<object>>;
  }

  private async writeAll(changes: readonly VersionsOf<State>[], session: mongo.ClientSession): Promise<void> {
    const chains = changes.map((change) => ({ change, rows: chainOf(change, recordingClock.now()) }));
    const writes = chains.map(({ change, rows }) => writeOf(change, rows));
    const { insertedCount, matchedCount } = await this.documents.bulkWrite(writes, { session });
    const lost = changes.length - insertedCount - matchedCount;
    if (lost > 0) throw new VersionConflict(this.options.aggregateType, `(${lost} of ${changes.length})`, 0);
    const rows = chains.flatMap((chain) => chain.rows);
    await journalRows(this.connection).insertMany(rows, { session });
  }

  private async lastHash(id: string, version: number, session: mongo.ClientSession): Promise<string | null> {
    if (version === 0) return null;
    const known = this.lastHashes.at(id, version);
    if (known !== undefined) return known;
    const document = await this.documents.findOne(
      { _id: id, version },
      { session, projection: { lastHash: 1 } },
    );
    if (document === null) throw new VersionConflict(nameOf(this.options.aggregateType), id, version);
    return document.lastHash;
  }

  private async write(
    id: string,
    state: State,
    row: JournalRow,
    session: mongo.ClientSession,
  ): Promise<void> {
    const version = row.aggregateversion;
    const document = { ...state, version, lastHash: row.hash };
    if (row.previousHash === null) {
      await this.documents.insertOne({ ...document, _id: id }, { session });
      return;
    }
    // The hash too: after a failover a remembered one may belong to a version that was rolled back.
    const guard = { _id: id, version: version - 1, lastHash: row.previousHash };
    const { matchedCount } = await this.documents.replaceOne(guard, document, { session });
    if (matchedCount === 0) throw new VersionConflict(nameOf(this.options.aggregateType), id, version - 1);
  }

  private async refusal(error: unknown, id: string, expectedVersion: number): Promise<unknown> {
    const duplicate = duplicateKey(error);
    if (duplicate === null) return error;
    const { aggregateType } = this.options;
    const sameAggregate = duplicate.fields.includes('_id') || duplicate.fields.includes('aggregateid');
    if (expectedVersion > 0 && sameAggregate) {
      return new VersionConflict(aggregateType, id, expectedVersion, { cause: error });
    }
    // A creation repeated runs into every unique index at once, and servers differ in which they name.
    if (sameAggregate || (expectedVersion === 0 && (await this.find(id)) !== null)) {
      return new AlreadyExists(aggregateType, id);
    }
    return new UniqueViolation(aggregateType, duplicate.index, { cause: error });
  }
}

/** Versions of one aggregate after the one that is stored with this hash (0 and none: it is new). */
export interface VersionsOf<State> {
  readonly id: string;
  readonly after: number;
  readonly lastHash: string | null;
  readonly versions: readonly {
    readonly state: State;
    readonly event: (version: number, recordedAt: Date) => StoredEvent;
    readonly command: CommandRecord;
  }[];
}

function chainOf<State>(
  { after, lastHash, versions }: VersionsOf<State>,
  recordedAt: Date,
): readonly JournalRow[] {
  const rows: JournalRow[] = [];
  for (const { event, command } of versions) {
    const version = after + rows.length + 1;
    const previousHash = rows.at(-1)?.hash ?? lastHash;
    rows.push(
      journalRow(event(version, recordedAt), command, {
        eventId: uuidv7(),
        version,
        recordedAt,
        previousHash,
      }),
    );
  }
  return rows;
}

function writeOf<State extends object>(
  { id, after, lastHash, versions }: VersionsOf<State>,
  rows: readonly JournalRow[],
): mongo.AnyBulkWriteOperation<StoredState<object>> {
  const last = rows.at(-1)!;
  const document = { ...versions.at(-1)!.state, version: last.aggregateversion, lastHash: last.hash };
  if (lastHash === null) return { insertOne: { document: { ...document, _id: id } } };
  return { replaceOne: { filter: { _id: id, version: after, lastHash }, replacement: document } };
}
