import { Inject, Injectable, Optional } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { IdempotencyKeyReused } from '@entente/kernel';
import { TRANSACTION_TIMEOUT_MS } from '@entente/messaging';
import type { CommandRecord, JournalRow } from '@entente/messaging';
import type { Connection, mongo } from 'mongoose';
import { collectionOf } from './collection-of.js';
import { firstUuidv7At } from './uuidv7.js';

export const JOURNAL = 'journal';
export const JOURNAL_TIMEOUT = Symbol('how long after its recordedAt a row may be committed');

/** How far apart the clocks of a service's instances may be before one misses what another one wrote. */
const MOST_CLOCK_DIFFERENCE_MS = 15_000;

/**
 * Unique version per aggregate; the order of sending; the rows set aside; what happened under one message key, for
 * those who are told of an operation: it costs every write one entry more.
 */
export const JOURNAL_INDEXES: readonly mongo.IndexDescription[] = [
  { key: { aggregateid: 1, aggregatetype: 1, aggregateversion: 1 }, unique: true },
  { key: { aggregateversion: 1, _id: 1 }, partialFilterExpression: { pending: true } },
  { key: { 'parked.at': 1 }, sparse: true },
  { key: { key: 1, _id: 1 } },
];

/** Clients make the ids, so that two aggregates of different types may have the same one. */
export interface AggregateRef {
  readonly type: string;
  readonly id: string;
}

/** Which body made a version, and under which key it came. */
export interface MadeBy {
  readonly version: number;
  readonly bodyHash: string | undefined;
  readonly idempotencyKey?: string;
}

/** And whose command it was. */
export interface MadeByWhom extends MadeBy {
  readonly subject: string;
}

const MADE_BY = { aggregateversion: 1, bodyHash: 1, idempotencyKey: 1 } as const;
const MADE_BY_WHOM = { ...MADE_BY, aggregateid: 1, 'actor.subject': 1 } as const;

/** Every committed event of a service, oldest version first. Only `VersionedCollection` adds to it. */
@Injectable()
export class Journal {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Optional() @Inject(JOURNAL_TIMEOUT) readonly transactionTimeoutMs: number = TRANSACTION_TIMEOUT_MS,
  ) {}

  get collection(): mongo.Collection<JournalRow> {
    return journalRows(this.connection);
  }

  /**
   * Before this id no row is added any more: ids are made when a change begins, and a change is committed within its
   * transaction's time.
   */
  settledBefore(now: number = Date.now()): string {
    return firstUuidv7At(now - this.transactionTimeoutMs - MOST_CLOCK_DIFFERENCE_MS);
  }

  /** The rows of an id after version `after`, oldest first, at most `limit` of them. */
  of(aggregateId: string, { limit, after = 0 }: { limit: number; after?: number }): Promise<JournalRow[]> {
    return this.collection
      .find({ aggregateid: aggregateId, aggregateversion: { $gt: after } })
      .sort({ aggregateversion: 1 })
      .limit(limit)
      .toArray();
  }

  /** Which commands made the versions of these aggregates, by id. */
  async madeOf(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly MadeByWhom[]>> {
    const rows = await this.collection
      .find({ aggregateid: { $in: [...ids] }, aggregatetype: type }, { projection: MADE_BY_WHOM })
      .toArray();
    return Map.groupBy(
      rows.map((row) => ({ ...madeBy(row), id: row.aggregateid, subject: row.actor.subject })),
      ({ id }) => id,
    );
  }

  async rowMadeBy({ type, id }: AggregateRef, version: number): Promise<MadeBy | null> {
    return this.madeBy({ aggregateid: id, aggregatetype: type, aggregateversion: version });
  }

  /** The version that this subject's command with this Idempotency-Key made of this aggregate. */
  async rowMadeWith(
    { type, id }: AggregateRef,
    subject: string,
    idempotencyKey: string,
  ): Promise<MadeBy | null> {
    return this.madeBy({ aggregateid: id, aggregatetype: type, 'actor.subject': subject, idempotencyKey });
  }

  private async madeBy(filter: mongo.Filter<JournalRow>): Promise<MadeBy | null> {
    const row = await this.collection.findOne(filter, { projection: MADE_BY });
    return row && madeBy(row);
  }
}

function madeBy({ aggregateversion: version, bodyHash, idempotencyKey }: JournalRow): MadeBy {
  return { version, bodyHash, ...(idempotencyKey !== undefined && { idempotencyKey }) };
}

export function journalRows(connection: Connection): mongo.Collection<JournalRow> {
  return collectionOf(connection, JOURNAL);
}

/**
 * Whether a PUT is the repetition of one that was already carried out: without `If-Match` when its body made
 * version 1, with `If-Match: "n"` when its body made version n + 1.
 */
export async function repetitionOf(
  journal: Pick<Journal, 'rowMadeBy'>,
  aggregate: AggregateRef,
  expectedVersion: number | undefined,
  bodyHash: string,
): Promise<boolean> {
  const made = await journal.rowMadeBy(aggregate, (expectedVersion ?? 0) + 1);
  return made?.bodyHash === bodyHash;
}

/**
 * The version that a command made of an aggregate when it came the first time, found by its Idempotency-Key for as
 * long as the journal is kept; `undefined` without a key or for a new one.
 * @throws IdempotencyKeyReused where the subject used the key for another command
 */
export async function versionMadeBefore(
  journal: Pick<Journal, 'rowMadeWith'>,
  aggregate: AggregateRef,
  { actor, idempotencyKey, bodyHash }: Pick<CommandRecord, 'actor' | 'idempotencyKey' | 'bodyHash'>,
): Promise<number | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const made = await journal.rowMadeWith(aggregate, actor.subject, idempotencyKey);
  if (made === null) return undefined;
  if (made.bodyHash !== bodyHash) throw new IdempotencyKeyReused(nameOf(aggregate.type), aggregate.id);
  return made.version;
}

/** `org.entente.joint-action-day` as a message names it: `joint action day`. */
export function nameOf(aggregateType: string): string {
  return (aggregateType.split('.').at(-1) ?? aggregateType).replaceAll('-', ' ');
}
