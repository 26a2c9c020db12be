import { putRecord, type CommandOnRecord, type Written } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwn, mustStayOwn } from '../domain/authority.js';
import { SampleEntries } from '../domain/sample-entries.js';
import { SampleEntry, type SampleEntryRecord } from '../domain/sample-entry.js';

export interface RecordSampleEntryCommand extends CommandOnRecord {
  readonly record: SampleEntryRecord;
}

/** Records a sample entry, or revises what is recorded about it. */
@Injectable()
export class RecordSampleEntry {
  constructor(private readonly records: SampleEntries) {}

  async execute(command: RecordSampleEntryCommand): Promise<Written> {
    const { id, actor, record } = command;
    return putRecord(this.records, command, {
      thing: 'sample entry',
      permit: (stored) => {
        if (stored) mustBeOwn(actor, stored);
        mustStayOwn(actor, record);
      },
      create: () => SampleEntry.record(id, record),
      revise: (stored) => stored.revise(record),
    });
  }
}
