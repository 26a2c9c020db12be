import { readRecord, type Page, type PageRequest, type VersionedState } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { SampleEntries, type SampleEntryFilter } from '../domain/sample-entries.js';
import type { SampleEntryState } from '../domain/sample-entry.js';

/** Every project lead reads all sample entries, its own or not. */
@Injectable()
export class ReadSampleEntries {
  constructor(private readonly records: SampleEntries) {}

  list(filter: SampleEntryFilter, page: PageRequest): Promise<Page<VersionedState<SampleEntryState>>> {
    return this.records.list(filter, page);
  }

  one(id: string): Promise<VersionedState<SampleEntryState>> {
    return readRecord(this.records, 'sample entry', id);
  }
}
