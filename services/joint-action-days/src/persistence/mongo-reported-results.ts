import { REPORTED_RESULT } from '@entente/contracts';
import { groupId } from '@entente/counting';
import { Relay } from '@entente/messaging';
import {
  Journal,
  repetitionOf,
  versionMadeBefore,
  UniqueViolation,
  VersionedCollection,
  type CollectionPlan,
} from '@entente/mongo';
import { cursorOf, encodeCursor, IsId } from '@entente/schema';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Command, Page, PageRequest, Versioned } from '../domain/command.js';
import type { VersionedState } from '../domain/joint-action-days.js';
import { FigureAlreadyStated } from '../domain/reported-result.errors.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import { ReportedResult, type ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { toReportedResultEvent } from '../messaging/to-reported-result-event.js';

/** `statedFigure` is set on what counts as the figure of the whole: there is one of each. */
type StoredResult = Omit<ReportedResultState, 'id'> & { readonly statedFigure?: string };

export const REPORTED_RESULTS_COLLECTION: CollectionPlan = {
  collection: 'reported-results',
  indexes: [
    { key: { jointActionDayId: 1, _id: 1 } },
    {
      key: { statedFigure: 1 },
      name: 'one-stated-figure',
      unique: true,
      partialFilterExpression: { statedFigure: { $exists: true } },
    },
  ],
};

class ListPosition {
  @IsId() id!: string;
}

const readCursor = cursorOf(ListPosition);

@Injectable()
export class MongoReportedResults extends ReportedResults {
  private readonly results: VersionedCollection<StoredResult>;

  constructor(
    @InjectConnection() connection: Connection,
    private readonly journal: Journal,
    relay: Relay,
  ) {
    super();
    this.results = new VersionedCollection(connection, {
      collection: REPORTED_RESULTS_COLLECTION.collection,
      aggregateType: REPORTED_RESULT,
      transactionTimeoutMs: journal.transactionTimeoutMs,
      onCommitted: () => relay.nudge(),
    });
  }

  async find(id: string): Promise<Versioned<ReportedResult> | null> {
    const found = await this.results.find(id);
    return found && { aggregate: ReportedResult.restore(toState(id, found.state)), version: found.version };
  }

  async save(
    result: ReportedResult,
    event: ReportedResultEvent,
    expectedVersion: number,
    command: Command,
  ): Promise<number> {
    const { id, ...state } = result.snapshot();
    const statedFigure = statedFigureOf(state);
    try {
      return await this.results.save(
        id,
        statedFigure === undefined ? state : { ...state, statedFigure },
        expectedVersion,
        () => toReportedResultEvent(result.snapshot(), event),
        event.reason === undefined ? command : { ...command, reason: event.reason },
      );
    } catch (error) {
      if (error instanceof UniqueViolation) throw new FigureAlreadyStated(state.jointActionDayId);
      throw error;
    }
  }

  isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean> {
    return repetitionOf(this.journal, { type: REPORTED_RESULT, id }, expectedVersion, bodyHash);
  }

  versionMadeBefore(id: string, command: Command): Promise<number | undefined> {
    return versionMadeBefore(this.journal, { type: REPORTED_RESULT, id }, command);
  }

  async list(
    jointActionDayId: string,
    { limit, cursor }: PageRequest,
  ): Promise<Page<VersionedState<ReportedResultState>>> {
    const after = cursor === undefined ? {} : { _id: { $gt: readCursor(cursor).id } };
    const found = await this.results.collection
      .find({ jointActionDayId, ...after })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((document) => this.versionedState(document)),
      ...(last && { next: encodeCursor({ id: last._id }) }),
    };
  }

  async ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]> {
    const found = await this.results.collection.find({ jointActionDayId }).sort({ _id: 1 }).toArray();
    return found.map((document) => this.versionedState(document));
  }

  private versionedState(
    document: Parameters<VersionedCollection<StoredResult>['versioned']>[0],
  ): VersionedState<ReportedResultState> {
    const { state, version } = this.results.versioned(document);
    return { ...toState(document._id, state), version };
  }
}

/** Situation reports replace each other, so that a running total is never the second of its kind. */
function statedFigureOf(result: Omit<ReportedResultState, 'id'>): string | undefined {
  const { scope, status, counting, breakdownOf, alternativeTo, notCounted } = result;
  const counts = status !== 'withdrawn' && !breakdownOf && !alternativeTo && !notCounted;
  if (scope !== 'operation' || counting === 'running-total' || !counts) return undefined;
  const { jointActionDayId, indicator, unit, offence, group } = result;
  return JSON.stringify([jointActionDayId, indicator, unit, offence, groupId(group)]);
}

function toState(id: string, { statedFigure: _statedFigure, ...state }: StoredResult): ReportedResultState {
  return { id, ...state };
}
