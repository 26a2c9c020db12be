import { REPORTED_RESULT } from '@entente/contracts';
import { groupId } from '@entente/counting';
import type { Command, Page, PageRequest, VersionedState } from '@entente/kernel';
import { Relay } from '@entente/messaging';
import {
  Journal,
  MongoAggregates,
  UniqueViolation,
  type AggregatesTogether,
  type CollectionPlan,
} from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { confirmedIn } from '../domain/overlap.js';
import { FigureAlreadyStated } from '../domain/reported-result.errors.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import { ReportedResult, type ReportedResultState } from '../domain/reported-result.js';
import type { ReportedResults } from '../domain/reported-results.js';
import { toReportedResultEvent } from '../messaging/to-reported-result-event.js';

type Linked = Pick<ReportedResults, 'steppingBackBehind' | 'secondValuesOf'>;

/** `statedFigure` is set on what counts as the figure of the whole: there is one of each. */
interface Filed {
  readonly statedFigure?: string;
}

export const REPORTED_RESULTS_COLLECTION: CollectionPlan = {
  collection: 'reported-results',
  indexes: [
    { key: { jointActionDayId: 1, _id: 1 } },
    { key: { 'overlaps.with.id': 1 }, sparse: true },
    { key: { alternativeTo: 1 }, sparse: true },
    {
      key: { 'filed.statedFigure': 1 },
      name: 'one-figure-of-the-whole',
      unique: true,
      partialFilterExpression: { 'filed.statedFigure': { $exists: true } },
    },
  ],
};

@Injectable()
export class MongoReportedResults
  extends MongoAggregates<ReportedResult, ReportedResultState, ReportedResultEvent, Filed>
  implements ReportedResults
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: REPORTED_RESULTS_COLLECTION.collection,
      type: REPORTED_RESULT,
      restore: (state: ReportedResultState) => ReportedResult.restore(state),
      toEvent: toReportedResultEvent,
      file: filedAs,
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  override async save(
    result: ReportedResult,
    event: ReportedResultEvent,
    expectedVersion: number,
    command: Command,
  ): Promise<number> {
    try {
      return await super.save(result, event, expectedVersion, command);
    } catch (error) {
      if (error instanceof UniqueViolation) throw new FigureAlreadyStated(result.snapshot().jointActionDayId);
      throw error;
    }
  }

  list(jointActionDayId: string, page: PageRequest): Promise<Page<VersionedState<ReportedResultState>>> {
    return this.listById({ jointActionDayId }, page);
  }

  override async together(
    ids: readonly string[],
  ): Promise<AggregatesTogether<ReportedResult, ReportedResultState, ReportedResultEvent> & Linked> {
    const read = await super.together(ids);
    const linked: Linked = {
      steppingBackBehind: (id) => this.steppingBackBehind(id),
      secondValuesOf: (jointActionDayId, firsts) => this.secondValuesOf(jointActionDayId, firsts),
    };
    return Object.assign(read, linked);
  }

  async steppingBackBehind(id: string): Promise<readonly VersionedState<ReportedResultState>[]> {
    const compared = await this.every({ 'overlaps.with.id': id });
    return compared.filter(
      ({ status, overlaps }) => status !== 'withdrawn' && confirmedIn(overlaps)?.with.id === id,
    );
  }

  secondValuesOf(
    jointActionDayId: string,
    ids: readonly string[],
  ): Promise<readonly VersionedState<ReportedResultState>[]> {
    return this.every({ jointActionDayId, alternativeTo: { $in: ids } });
  }

  ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]> {
    return this.every({ jointActionDayId });
  }
}

/** Situation reports replace each other, so that a running total is never the second of its kind. */
function filedAs(result: ReportedResultState): Filed {
  const { scope, status, counting, breakdownOf, alternativeTo, notCounted } = result;
  const counts = status !== 'withdrawn' && !breakdownOf && !alternativeTo && !notCounted;
  if (scope !== 'operation' || counting === 'running-total' || !counts) return {};
  const { jointActionDayId, indicator, unit, offence, group } = result;
  return { statedFigure: JSON.stringify([jointActionDayId, indicator, unit, offence, groupId(group)]) };
}
