import { participatingCountries } from '@entente/counting';
import { reportingYear, type CountryCode } from '@entente/kernel';
import {
  Journal,
  repetitionOf,
  versionMadeBefore,
  VersionedCollection,
  type CollectionPlan,
} from '@entente/mongo';
import { JOINT_ACTION_DAY } from '@entente/contracts';
import { Relay } from '@entente/messaging';
import { cursorOf, encodeCursor, IsId, IsText } from '@entente/schema';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { readableDays } from '../domain/authority.js';
import type { Actor, Command, Page, PageRequest, Versioned } from '../domain/command.js';
import { JointActionDay, type JointActionDayState } from '../domain/joint-action-day.js';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import {
  JointActionDays,
  type JointActionDayFilter,
  type VersionedState,
} from '../domain/joint-action-days.js';
import { toJointActionDayEvent } from '../messaging/to-joint-action-day-event.js';
import { authorityFilter } from './authority-filter.js';

/** What lists are filtered and ordered by, derived from the state. `latestFirst` sorts unknown dates last. */
interface Filed {
  readonly filed: {
    readonly year: number | null;
    readonly countries: readonly CountryCode[];
    readonly latestFirst: string;
  };
}

type StoredDay = Omit<JointActionDayState, 'id'> & Filed;

export const JOINT_ACTION_DAYS_COLLECTION: CollectionPlan = {
  collection: 'joint-action-days',
  indexes: [
    { key: { 'filed.latestFirst': -1, _id: 1 } },
    { key: { 'filed.year': 1 } },
    { key: { 'filed.countries': 1 } },
  ],
};

class ListPosition {
  @IsText({ max: 20, min: 0 }) latestFirst!: string;
  @IsId() id!: string;
}

const readCursor = cursorOf(ListPosition);

@Injectable()
export class MongoJointActionDays extends JointActionDays {
  private readonly days: VersionedCollection<StoredDay>;

  constructor(
    @InjectConnection() connection: Connection,
    private readonly journal: Journal,
    relay: Relay,
  ) {
    super();
    this.days = new VersionedCollection(connection, {
      collection: JOINT_ACTION_DAYS_COLLECTION.collection,
      aggregateType: JOINT_ACTION_DAY,
      transactionTimeoutMs: journal.transactionTimeoutMs,
      onCommitted: () => relay.nudge(),
    });
  }

  async find(id: string): Promise<Versioned<JointActionDay> | null> {
    const found = await this.days.find(id);
    return found && { aggregate: JointActionDay.restore(toState(id, found.state)), version: found.version };
  }

  save(
    day: JointActionDay,
    event: JointActionDayEvent,
    expectedVersion: number,
    command: Command,
  ): Promise<number> {
    const { id, ...state } = day.snapshot();
    return this.days.save(
      id,
      { ...state, filed: filedAs(day.snapshot()) },
      expectedVersion,
      () => toJointActionDayEvent(day.snapshot(), event),
      event.reason === undefined ? command : { ...command, reason: event.reason },
    );
  }

  isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean> {
    return repetitionOf(this.journal, { type: JOINT_ACTION_DAY, id }, expectedVersion, bodyHash);
  }

  versionMadeBefore(id: string, command: Command): Promise<number | undefined> {
    return versionMadeBefore(this.journal, { type: JOINT_ACTION_DAY, id }, command);
  }

  async list(
    actor: Actor,
    { year, country, kind, status }: JointActionDayFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<VersionedState<JointActionDayState>>> {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const found = await this.days.collection
      .find({
        $and: [
          authorityFilter(readableDays(actor)),
          year === undefined ? {} : { 'filed.year': year },
          country === undefined ? {} : { 'filed.countries': country },
          kind === undefined ? {} : { kind },
          status === undefined ? {} : { status },
          after === undefined ? {} : isAfter(after),
        ],
      })
      .sort({ 'filed.latestFirst': -1, _id: 1 })
      .limit(limit + 1)
      .toArray();
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((document) => {
        const { state, version } = this.days.versioned(document);
        return { ...toState(document._id, state), version };
      }),
      ...(last && { next: encodeCursor({ latestFirst: last.filed.latestFirst, id: last._id }) }),
    };
  }
}

function filedAs(day: JointActionDayState): Filed['filed'] {
  const year = reportingYear(day.period);
  return {
    year,
    countries: participatingCountries(day),
    latestFirst: day.period.startsOn ?? (year === null ? '' : String(year)),
  };
}

function toState(id: string, { filed: _filed, ...state }: StoredDay): JointActionDayState {
  return { id, ...state };
}

function isAfter({ latestFirst, id }: ListPosition): object {
  return {
    $or: [
      { 'filed.latestFirst': { $lt: latestFirst } },
      { 'filed.latestFirst': latestFirst, _id: { $gt: id } },
    ],
  };
}
