import { settings } from '@entente/platform';
import { runService, type Caller, type RunningService as Running } from '@entente/testing';
import { appModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { SAMPLE_ENTRIES_COLLECTION } from '../src/persistence/mongo-sample-entries.js';

const PEOPLE = {
  lead: { roles: ['project-lead'], country: 'NL' },
  outsider: { roles: ['project-lead'], country: 'DE' },
  auditor: { roles: ['auditor'] },
};

export type RunningService = Running & Readonly<Record<keyof typeof PEOPLE, Caller>>;

export function runningService(): Promise<RunningService> {
  return runService({
    module: (environment) => appModule(settings(Config, environment)),
    collections: [SAMPLE_ENTRIES_COLLECTION],
    people: PEOPLE,
  });
}
