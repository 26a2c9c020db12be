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
import { comparedIn } from '../domain/compared.js';
import type {
  Happening,
  HistoryPage,
  OperationHistory,
  ToldActor,
  ToldOverlap,
} from '../domain/operation-history.js';
import type { Overlap } from '../domain/overlap.js';
import { inVersionOrder } from './version-order.js';

class Position {
  @IsId() id!: string;
}

const readCursor = cursorOf(Position);

const SHOWN = [
  ...['indicator', 'unit', 'value', 'precision', 'country', 'reportingService', 'notCounted', 'counting'],
  ...['breakdownOf', 'breakdownLabel', 'alternativeTo', 'overlaps.with', 'overlaps.answers.answer'],
].map((field) => `payload.reportedResult.${field}`);

/** Payloads may be large: only what is told of is read. */
const TOLD = Object.fromEntries(
  [
    ...['aggregatetype', 'aggregateid', 'aggregateversion', 'actor', 'reason', 'recordedAt'],
    ...['payload.change', ...SHOWN],
  ].map((field) => [field, 1 as const]),
);

interface Change {
  readonly row: JournalRow;
  readonly before: JournalRow | undefined;
}

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
    const changes = inVersionOrder(rows).map((row) => ({ row, before: before.get(placeOf(row, -1)) }));
    const others = await this.compared(operationId, changes);
    return {
      items: changes.map((change) => happeningOf(change, others)),
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

  /** All versions of the results of this operation that these changes compare others with, the oldest first. */
  private async compared(key: string, changes: readonly Change[]): Promise<readonly JournalRow[]> {
    const ids = new Set(changes.flatMap((change) => overlapIn(change)?.with.id ?? []));
    if (ids.size === 0) return [];
    return this.journal.collection
      .find({ aggregateid: { $in: [...ids] }, aggregatetype: REPORTED_RESULT, key }, { projection: TOLD })
      .sort({ _id: 1 })
      .toArray();
  }
}

function goesOn(last: JournalRow | undefined): Pick<HistoryPage, 'next' | 'settling'> {
  return last ? { next: encodeCursor({ id: last._id }) } : { settling: true };
}

function happeningOf(changed: Change, others: readonly JournalRow[]): Happening {
  const { row, before } = changed;
  const { change, reportedResult } = row.payload as Payload;
  const earlier = before && resultIn(before);
  const overlap = toldOverlap(changed, others);
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
    ...(overlap && { overlap }),
  };
}

function resultIn({ payload }: JournalRow): Payload['reportedResult'] {
  return (payload as Payload).reportedResult;
}

function overlapIn({ row, before }: Change): Overlap | undefined {
  const { kind } = (row.payload as Payload).change;
  return comparedIn(kind, before && resultIn(before)?.overlaps, resultIn(row)?.overlaps);
}

function toldOverlap(change: Change, others: readonly JournalRow[]): ToldOverlap | undefined {
  const overlap = overlapIn(change);
  if (!overlap) return undefined;
  const { row } = change;
  const { kind } = (row.payload as Payload).change;
  const versions = others.filter(({ aggregateid }) => aggregateid === overlap.with.id);
  const other = versions.findLast(({ _id }) => _id < row._id) ?? versions[0];
  const figure = other && resultIn(other);
  const answer = kind === 'overlap-answered' ? overlap.answers.at(-1)?.answer : undefined;
  return { ...(answer && { answer }), ...(figure && { with: figure }) };
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
