import {
  changedFields,
  earliestDay,
  InvalidField,
  latestDay,
  type ArrangementType,
  type PartialDate,
} from '@entente/kernel';
import type { ArrangementEvent } from './arrangement.events.js';
import { checkParties, type Cooperation, type Reported } from './cooperation.js';

/** What is recorded about lasting cooperation that has no dated text. */
export interface ArrangementRecord extends Cooperation {
  readonly type: ArrangementType;
  readonly reportedState?: Reported;
  readonly since?: PartialDate;
  /** The first day on which it is over. */
  readonly until?: PartialDate;
  /** The agreements it rests on. */
  readonly restsOn: readonly string[];
}

export interface ArrangementState extends ArrangementRecord {
  readonly id: string;
}

export class Arrangement {
  private constructor(private state: ArrangementState) {}

  static restore(state: ArrangementState): Arrangement {
    return new Arrangement(state);
  }

  static record(id: string, record: ArrangementRecord): [Arrangement, ArrangementEvent] {
    checkArrangement(record);
    const state = { ...record, id };
    return [new Arrangement(state), { kind: 'recorded', fields: changedFields({}, state) }];
  }

  revise(record: ArrangementRecord): ArrangementEvent {
    checkArrangement(record);
    const next = { ...record, id: this.state.id };
    const fields = changedFields(this.state, next);
    this.state = next;
    return { kind: 'revised', fields };
  }

  snapshot(): ArrangementState {
    return this.state;
  }
}

/** The rules of the record alone, whatever is stored. @throws InvalidField */
export function checkArrangement({ parties, since, until }: ArrangementRecord): void {
  checkParties(parties);
  if (since && until && latestDay(until) < earliestDay(since)) {
    throw new InvalidField('/until', `must not lie before since (${since})`);
  }
}
