import {
  Aggregates,
  type CountryCode,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import type { SampleEntryEvent } from './sample-entry.events.js';
import type { SampleEntry, SampleEntryState } from './sample-entry.js';

export interface SampleEntryFilter {
  readonly reportingCountry?: CountryCode;
}

export abstract class SampleEntries extends Aggregates<SampleEntry, SampleEntryEvent> {
  /** In the order of their ids. */
  abstract list(
    filter: SampleEntryFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<SampleEntryState>>>;
}
