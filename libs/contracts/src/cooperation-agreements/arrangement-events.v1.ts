import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { ArrangementV1 } from './arrangement.v1.js';

export const ARRANGEMENT = 'org.entente.arrangement';

/** What may happen to an arrangement: the last word of the event's type before its major. */
export const ARRANGEMENT_CHANGES = ['recorded', 'revised'] as const;
export type ArrangementChangeKind = (typeof ARRANGEMENT_CHANGES)[number];

export function arrangementEventType(change: ArrangementChangeKind): string {
  return `${ARRANGEMENT}.${change}.v1`;
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class ArrangementEventV1 {
  @ValidateNested() @Type(() => ArrangementV1) arrangement!: ArrangementV1;
  @ValidateNested() @Type(() => ChangeV1) change!: ChangeV1;
}
