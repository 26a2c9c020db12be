import {
  ARRANGEMENT,
  COOPERATION_AGREEMENT,
  COOPERATION_AGREEMENTS_TOPIC,
  type ArrangementEventV1,
  type ArrangementV1,
  type CooperationAgreementEventV1,
  type CooperationAgreementV1,
} from '@entente/contracts';
import {
  countedAgreement,
  countedArrangement,
  type CountedArrangement,
  type CountedInstrument,
} from '@entente/counting';
import type { IncomingEvent } from '@entente/messaging';
import { factOf, newestOf, type Fact } from './fact.js';
import type { ProjectedKind } from './projected-kind.js';

export type AgreementFact = Fact<typeof COOPERATION_AGREEMENT, CooperationAgreementV1>;
export type ArrangementFact = Fact<typeof ARRANGEMENT, ArrangementV1>;

const FROM = { publisher: 'cooperation-agreements', topic: COOPERATION_AGREEMENTS_TOPIC } as const;
const EACH_ITS_OWN = { groupedBy: 'id', documentIndexes: [] } as const;

/** Agreements and arrangements may have the same id, so that each kind has its own documents. */
export const AGREEMENTS: ProjectedKind<AgreementFact, CountedInstrument> = {
  ...FROM,
  ...EACH_ITS_OWN,
  ...{ name: 'agreements', facts: 'agreement-facts', documents: 'agreements' },
  toFact: new Map([
    [
      COOPERATION_AGREEMENT,
      (event: IncomingEvent<CooperationAgreementEventV1>) =>
        factOf(COOPERATION_AGREEMENT, event, event.data.cooperationAgreement),
    ],
  ]),
  documentOf: (facts) => {
    const newest = newestOf(facts);
    return newest && countedAgreement(newest.state);
  },
};

export const ARRANGEMENTS: ProjectedKind<ArrangementFact, CountedArrangement> = {
  ...FROM,
  ...EACH_ITS_OWN,
  ...{ name: 'arrangements', facts: 'arrangement-facts', documents: 'arrangements' },
  toFact: new Map([
    [
      ARRANGEMENT,
      (event: IncomingEvent<ArrangementEventV1>) => factOf(ARRANGEMENT, event, event.data.arrangement),
    ],
  ]),
  documentOf: (facts) => {
    const newest = newestOf(facts);
    return newest && countedArrangement(newest.state);
  },
};
