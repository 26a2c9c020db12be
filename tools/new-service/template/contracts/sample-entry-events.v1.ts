import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { SampleEntryV1 } from './sample-entry.v1.js';

export const SAMPLE_ENTRY = 'org.entente.sample-entry';

/** What may happen to a sample entry: the last word of the event's type before its major. */
export const SAMPLE_ENTRY_CHANGES = ['recorded', 'revised'] as const;
export type SampleEntryChangeKind = (typeof SAMPLE_ENTRY_CHANGES)[number];

export function sampleEntryEventType(change: SampleEntryChangeKind): string {
  return `${SAMPLE_ENTRY}.${change}.v1`;
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class SampleEntryEventV1 {
  @ValidateNested() @Type(() => SampleEntryV1) sampleEntry!: SampleEntryV1;
  @ValidateNested() @Type(() => ChangeV1) change!: ChangeV1;
}
