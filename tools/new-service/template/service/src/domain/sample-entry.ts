import { changedFields, type CountryCode } from '@entente/kernel';
import type { SampleEntryEvent } from './sample-entry.events.js';

/** What is recorded about a sample entry. Free text names no person. */
export interface SampleEntryRecord {
  readonly title: string;
  readonly reportingCountry: CountryCode;
  readonly notes: readonly string[];
}

export interface SampleEntryState extends SampleEntryRecord {
  readonly id: string;
}

export class SampleEntry {
  private constructor(private state: SampleEntryState) {}

  static restore(state: SampleEntryState): SampleEntry {
    return new SampleEntry(state);
  }

  static record(id: string, record: SampleEntryRecord): [SampleEntry, SampleEntryEvent] {
    const state = { ...record, id };
    return [new SampleEntry(state), { kind: 'recorded', fields: changedFields({}, state) }];
  }

  revise(record: SampleEntryRecord): SampleEntryEvent {
    const next = { ...record, id: this.state.id };
    const fields = changedFields(this.state, next);
    this.state = next;
    return { kind: 'revised', fields };
  }

  snapshot(): SampleEntryState {
    return this.state;
  }
}
