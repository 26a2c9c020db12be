import { JOINT_ACTION_DAY } from '@entente/contracts';
import { declinedCountries, participatingCountries } from '@entente/counting';
import {
  reportingYear,
  type Actor,
  type CountryCode,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import { Relay } from '@entente/messaging';
import {
  Journal,
  LATEST_FIRST,
  MongoAggregates,
  type CollectionPlan,
  type FiledByDate,
} from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { readableDays } from '../domain/authority.js';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import { JointActionDay, type JointActionDayState } from '../domain/joint-action-day.js';
import type { JointActionDayFilter, JointActionDays } from '../domain/joint-action-days.js';
import { declinedBodies } from '../domain/reporting-countries.js';
import { toJointActionDayEvent } from '../messaging/to-joint-action-day-event.js';
import { authorityFilter } from './authority-filter.js';

interface Filed extends FiledByDate {
  readonly year: number | null;
  readonly countries: readonly CountryCode[];
  readonly declinedCountries: readonly CountryCode[];
  readonly declinedBodies: readonly string[];
}

export const JOINT_ACTION_DAYS_COLLECTION: CollectionPlan = {
  collection: 'joint-action-days',
  indexes: [
    { key: LATEST_FIRST },
    { key: { 'filed.year': 1 } },
    { key: { 'filed.countries': 1 } },
    { key: { nestedIn: 1 }, sparse: true },
    { key: { 'mayOverlapWith.id': 1 }, sparse: true },
  ],
};

@Injectable()
export class MongoJointActionDays
  extends MongoAggregates<JointActionDay, JointActionDayState, JointActionDayEvent, Filed>
  implements JointActionDays
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: JOINT_ACTION_DAYS_COLLECTION.collection,
      type: JOINT_ACTION_DAY,
      restore: (state: JointActionDayState) => JointActionDay.restore(state),
      toEvent: toJointActionDayEvent,
      file: filedAs,
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  list(
    actor: Actor,
    { year, country, kind, status }: JointActionDayFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<JointActionDayState>>> {
    const filters = [
      authorityFilter(readableDays(actor)),
      year === undefined ? {} : { 'filed.year': year },
      country === undefined ? {} : { 'filed.countries': country },
      kind === undefined ? {} : { kind },
      status === undefined ? {} : { status },
    ];
    return this.listLatestFirst({ $and: filters }, page);
  }

  namedWith({
    id,
    nestedIn,
    mayOverlapWith,
  }: JointActionDayState): Promise<readonly VersionedState<JointActionDayState>[]> {
    const named = [...(nestedIn === undefined ? [] : [nestedIn]), ...mayOverlapWith.map((mark) => mark.id)];
    const naming = [{ nestedIn: id }, { 'mayOverlapWith.id': id }];
    return this.every({ $or: [...(named.length > 0 ? [{ _id: { $in: named } }] : []), ...naming] });
  }
}

function filedAs(day: JointActionDayState): Filed {
  const year = reportingYear(day.period);
  return {
    year,
    countries: participatingCountries(day),
    declinedCountries: declinedCountries(day),
    declinedBodies: declinedBodies(day),
    latestFirst: day.period.startsOn ?? (year === null ? '' : String(year)),
  };
}
