import {
  JOINT_ACTION_DAY,
  REPORTED_RESULT,
  type JointActionDayEventV1,
  type ReportedResultEventV1,
} from '@entente/contracts';
import { Clock, ROLES, type PageRequest } from '@entente/kernel';
import type { JournalRow } from '@entente/messaging';
import { Journal } from '@entente/mongo';
import { cursorOf, encodeCursor, IsId } from '@entente/schema';
import { Injectable } from '@nestjs/common';
import type { Happening, HistoryPage, OperationHistory, ToldActor } from '../domain/operation-history.js';
import { inVersionOrder } from './version-order.js';

class Position {
  @IsId() id!: string;
}

const readCursor = cursorOf(Position);

const SHOWN = ['indicator', 'unit', 'value', 'precision', 'country', 'reportingService', 'notCounted'].map(
  (field) => `payload.reportedResult.${field}`,
);

/** Payloads may be large: only what is told of is read. */
const TOLD = Object.fromEntries(
  [
    ...['aggregatetype', 'aggregateid', 'aggregateversion', 'actor', 'reason', 'recordedAt'],
    ...['payload.change', ...SHOWN],
  ].map((field) => [field, 1 as const]),
);

type Payload = Partial<ReportedResultEventV1> & Pick<JointActionDayEventV1, 'change'>;

/**
 * The rows that have the operation's id as their key, in the order of their ids: that of the beginnings of the changes,
 * which versions of one record keep.
 */
@Injectable()
export class JournalOperationHistory implements OperationHistory {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(operationId: string, { limit, cursor }: PageRequest): Promise<HistoryPage> {
    const after = cursor === undefined ? {} : { _id: { $gt: readCursor(cursor).id } };
    const found = await this.journal.collection
      .find(
        { key: operationId, aggregatetype: { $in: [JOINT_ACTION_DAY, REPORTED_RESULT] }, ...after },
        { projection: TOLD },
      )
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const settled = found.length > limit ? this.settled(page) : [];
    const rows = settled.length > 0 ? settled : page;
    const before = await this.before(rows);
    return {
      items: inVersionOrder(rows).map((row) => happeningOf(row, before.get(placeOf(row, -1)))),
      ...(found.length > limit && goesOn(settled.at(-1))),
    };
  }

  /** What gets no predecessor any more. The rest of a page that goes on is left to the next one. */
  private settled(rows: readonly JournalRow[]): readonly JournalRow[] {
    const settledBefore = this.journal.settledBefore(this.clock.now().getTime());
    return rows.filter(({ _id }) => _id < settledBefore);
  }

  /** The versions before those that these rows made of results, by their place. */
  private async before(rows: readonly JournalRow[]): Promise<ReadonlyMap<string, JournalRow>> {
    const later = rows.filter(
      ({ aggregatetype, aggregateversion }) => aggregatetype === REPORTED_RESULT && aggregateversion > 1,
    );
    if (later.length === 0) return new Map();
    const places = later.map(({ aggregateid, aggregatetype, aggregateversion }) => ({
      ...{ aggregateid, aggregatetype },
      aggregateversion: aggregateversion - 1,
    }));
    const found = await this.journal.collection.find({ $or: places }, { projection: TOLD }).toArray();
    return new Map(found.map((row) => [placeOf(row), row]));
  }
}

function goesOn(last: JournalRow | undefined): Pick<HistoryPage, 'next' | 'settling'> {
  return last ? { next: encodeCursor({ id: last._id }) } : { settling: true };
}

function happeningOf(row: JournalRow, before: JournalRow | undefined): Happening {
  const { change, reportedResult } = row.payload as Payload;
  const earlier = before && (before.payload as Payload).reportedResult;
  return {
    at: row.recordedAt.toISOString(),
    kind: change.kind,
    of: row.aggregatetype === JOINT_ACTION_DAY ? 'operation' : 'result',
    id: row.aggregateid,
    version: row.aggregateversion,
    by: actorOf(row),
    ...(row.reason !== undefined && { why: row.reason }),
    fields: change.fields,
    ...(change.concerns && { concerns: change.concerns }),
    ...(reportedResult && { figure: reportedResult }),
    ...(earlier && { before: earlier }),
  };
}

/** The subject stays in the journal: people are not named. */
function actorOf({ actor: { roles, country, organisation } }: JournalRow): ToldActor {
  return {
    roles: ROLES.filter((role) => roles.includes(role)),
    ...(country !== undefined && { country }),
    ...(organisation !== undefined && { organisation }),
  };
}

function placeOf({ aggregateid, aggregateversion }: JournalRow, versions = 0): string {
  return `${aggregateid}/${aggregateversion + versions}`;
}
