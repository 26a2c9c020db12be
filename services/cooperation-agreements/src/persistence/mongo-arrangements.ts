import { ARRANGEMENT } from '@entente/contracts';
import type { Page, PageRequest, VersionedState } from '@entente/kernel';
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
import type { ArrangementEvent } from '../domain/arrangement.events.js';
import { Arrangement, type ArrangementState } from '../domain/arrangement.js';
import type { ArrangementFilter, Arrangements } from '../domain/arrangements.js';
import { toArrangementEvent } from '../messaging/to-arrangement-event.js';
import { concerning } from './concerning.js';

export const ARRANGEMENTS_COLLECTION: CollectionPlan = {
  collection: 'arrangements',
  indexes: [{ key: LATEST_FIRST }, { key: { 'parties.country': 1 } }, { key: { reportedBy: 1 } }],
};

@Injectable()
export class MongoArrangements
  extends MongoAggregates<Arrangement, ArrangementState, ArrangementEvent, FiledByDate>
  implements Arrangements
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: ARRANGEMENTS_COLLECTION.collection,
      type: ARRANGEMENT,
      restore: (state: ArrangementState) => Arrangement.restore(state),
      toEvent: toArrangementEvent,
      file: ({ since, reportedState }: ArrangementState) => ({
        latestFirst: since ?? reportedState?.on ?? '',
      }),
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  list(filter: ArrangementFilter, page: PageRequest): Promise<Page<VersionedState<ArrangementState>>> {
    return this.listLatestFirst(concerning(filter), page);
  }
}
