import { settings } from '@entente/platform';
import { runService, type Caller, type RunningService as Running } from '@entente/testing';
import { appModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { ARRANGEMENTS_COLLECTION } from '../src/persistence/mongo-arrangements.js';
import { AGREEMENTS_COLLECTION } from '../src/persistence/mongo-cooperation-agreements.js';

const PEOPLE = {
  lead: { roles: ['project-lead'], country: 'SI' },
  organisation: { roles: ['project-lead'], organisation: 'Ministry of the Interior' },
  outsider: { roles: ['project-lead'], country: 'DE' },
  team: { roles: ['operational-team'], country: 'SI' },
  registrar: { roles: ['registrar'] },
  auditor: { roles: ['auditor'] },
};

export type RunningService = Running & Readonly<Record<keyof typeof PEOPLE, Caller>>;

export function runningService(): Promise<RunningService> {
  return runService({
    module: (environment) => appModule(settings(Config, environment)),
    collections: [AGREEMENTS_COLLECTION, ARRANGEMENTS_COLLECTION],
    people: PEOPLE,
  });
}
