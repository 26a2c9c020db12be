import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { MeasureV1 } from './measure.v1.js';

export const MEASURE = 'org.entente.measure';

/** What may happen to a measure: the last word of the event's type before its major. */
export const MEASURE_CHANGES = [
  'registered',
  'revised',
  'started',
  'suspended',
  'resumed',
  'completed',
  'cancelled',
] as const;
export type MeasureChangeKind = (typeof MEASURE_CHANGES)[number];

export function measureEventType(change: MeasureChangeKind): string {
  return `${MEASURE}.${change}.v1`;
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class MeasureEventV1 {
  @ValidateNested() @Type(() => MeasureV1) measure!: MeasureV1;
  @ValidateNested() @Type(() => ChangeV1) change!: ChangeV1;
}
