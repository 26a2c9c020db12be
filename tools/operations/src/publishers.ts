import { JOINT_ACTION_DAY, JOINT_ACTION_DAYS_TOPIC, REPORTED_RESULT } from '@entente/contracts';

/** A service that keeps a journal: its topic, and the collection that each type of aggregate is in. */
export interface Publisher {
  readonly service: string;
  readonly topic: string;
  readonly records: ReadonlyMap<string, string>;
}

export const PUBLISHERS: readonly Publisher[] = [
  {
    service: 'joint-action-days',
    topic: JOINT_ACTION_DAYS_TOPIC,
    records: new Map([
      [JOINT_ACTION_DAY, 'joint-action-days'],
      [REPORTED_RESULT, 'reported-results'],
    ]),
  },
];
