import { MEASURE, MEASURES_TOPIC, type MeasureEventV1, type MeasureV1 } from '@entente/contracts';
import { countedMeasure, type CountedMeasure } from '@entente/counting';
import type { IncomingEvent } from '@entente/messaging';
import { factOf, newestOf, type Fact } from './fact.js';
import type { ProjectedKind } from './projected-kind.js';

export type MeasureFact = Fact<typeof MEASURE, MeasureV1>;

export const MEASURES: ProjectedKind<MeasureFact, CountedMeasure> = {
  name: 'measures',
  publisher: 'measures',
  topic: MEASURES_TOPIC,
  facts: 'measure-facts',
  documents: 'measures',
  groupedBy: 'id',
  documentIndexes: [],
  toFact: new Map([
    [MEASURE, (event: IncomingEvent<MeasureEventV1>) => factOf(MEASURE, event, event.data.measure)],
  ]),
  documentOf: (facts) => {
    const newest = newestOf(facts);
    return newest && countedMeasure(newest.state);
  },
};
