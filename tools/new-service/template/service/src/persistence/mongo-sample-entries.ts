import { SAMPLE_ENTRY } from '@entente/contracts';
import type { Page, PageRequest, VersionedState } from '@entente/kernel';
import { Relay } from '@entente/messaging';
import { Journal, MongoAggregates, type CollectionPlan } from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { SampleEntries, SampleEntryFilter } from '../domain/sample-entries.js';
import type { SampleEntryEvent } from '../domain/sample-entry.events.js';
import { SampleEntry, type SampleEntryState } from '../domain/sample-entry.js';
import { toSampleEntryEvent } from '../messaging/to-sample-entry-event.js';

export const SAMPLE_ENTRIES_COLLECTION: CollectionPlan = {
  collection: 'sample-entries',
  indexes: [{ key: { reportingCountry: 1, _id: 1 } }],
};

@Injectable()
export class MongoSampleEntries
  extends MongoAggregates<SampleEntry, SampleEntryState, SampleEntryEvent, object>
  implements SampleEntries
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: SAMPLE_ENTRIES_COLLECTION.collection,
      type: SAMPLE_ENTRY,
      restore: (state: SampleEntryState) => SampleEntry.restore(state),
      toEvent: toSampleEntryEvent,
      file: () => ({}),
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  list(filter: SampleEntryFilter, page: PageRequest): Promise<Page<VersionedState<SampleEntryState>>> {
    return this.listById(filter, page);
  }
}
