import { SAMPLE_ENTRIES_TOPIC } from '@entente/contracts';
import { CommandServiceModule } from '@entente/platform';
import type { DynamicModule } from '@nestjs/common';
import { ReadSampleEntries } from './application/read-sample-entries.js';
import { RecordSampleEntry } from './application/record-sample-entry.js';
import type { Config } from './config.js';
import { SampleEntries } from './domain/sample-entries.js';
import { SampleEntriesController } from './http/sample-entries.controller.js';
import { MongoSampleEntries, SAMPLE_ENTRIES_COLLECTION } from './persistence/mongo-sample-entries.js';

export function appModule(config: Config): DynamicModule {
  return CommandServiceModule.with(config, {
    service: 'sample-entries',
    topic: SAMPLE_ENTRIES_TOPIC,
    collections: [SAMPLE_ENTRIES_COLLECTION],
    controllers: [SampleEntriesController],
    providers: [
      ReadSampleEntries,
      RecordSampleEntry,
      { provide: SampleEntries, useClass: MongoSampleEntries },
    ],
  });
}
