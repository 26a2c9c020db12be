import { MEASURE } from '@entente/contracts';
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
import type { MeasureEvent } from '../domain/measure.events.js';
import { Measure, type MeasureState } from '../domain/measure.js';
import type { MeasureFilter, Measures } from '../domain/measures.js';
import { toMeasureEvent } from '../messaging/to-measure-event.js';

export const MEASURES_COLLECTION: CollectionPlan = {
  collection: 'measures',
  indexes: [{ key: LATEST_FIRST }, { key: { reportingCountry: 1 } }, { key: { thirdCountries: 1 } }],
};

@Injectable()
export class MongoMeasures
  extends MongoAggregates<Measure, MeasureState, MeasureEvent, FiledByDate>
  implements Measures
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: MEASURES_COLLECTION.collection,
      type: MEASURE,
      restore: (state: MeasureState) => Measure.restore(state),
      toEvent: toMeasureEvent,
      file: ({ period }: MeasureState) => ({ latestFirst: period.startsOn ?? String(period.year ?? '') }),
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  list(
    { thirdCountry, theme, ...same }: MeasureFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<MeasureState>>> {
    const filter = {
      ...same,
      ...(thirdCountry !== undefined && { thirdCountries: thirdCountry }),
      ...(theme !== undefined && { themes: theme }),
    };
    return this.listLatestFirst(filter, page);
  }
}
