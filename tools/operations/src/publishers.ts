import {
  ARRANGEMENT,
  COOPERATION_AGREEMENT,
  COOPERATION_AGREEMENTS_TOPIC,
  JOINT_ACTION_DAY,
  JOINT_ACTION_DAYS_TOPIC,
  MEASURE,
  MEASURES_TOPIC,
  REPORTED_RESULT,
} from '@entente/contracts';

/** A service that keeps a journal: its topic, and the collection that each type of aggregate is in. */
export interface Publisher {
  readonly service: string;
  readonly topic: string;
  readonly records: ReadonlyMap<string, string>;
}

export const PUBLISHERS: readonly Publisher[] = [
  { service: 'measures', topic: MEASURES_TOPIC, records: new Map([[MEASURE, 'measures']]) },
  {
    service: 'joint-action-days',
    topic: JOINT_ACTION_DAYS_TOPIC,
    records: new Map([
      [JOINT_ACTION_DAY, 'joint-action-days'],
      [REPORTED_RESULT, 'reported-results'],
    ]),
  },
  {
    service: 'cooperation-agreements',
    topic: COOPERATION_AGREEMENTS_TOPIC,
    records: new Map([
      [COOPERATION_AGREEMENT, 'cooperation-agreements'],
      [ARRANGEMENT, 'arrangements'],
    ]),
  },
];
