import { settings } from '@entente/platform';
import { runService, type Caller, type RunningService as Running } from '@entente/testing';
import { appModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { MEASURES_COLLECTION } from '../src/persistence/mongo-measures.js';

const PEOPLE = {
  lead: { roles: ['project-lead'], country: 'NL' },
  organisation: { roles: ['project-lead'], organisation: 'ICMPD' },
  outsider: { roles: ['project-lead'], country: 'DE' },
  team: { roles: ['operational-team'], country: 'NL' },
  registrar: { roles: ['registrar'] },
  auditor: { roles: ['auditor'] },
};

export type RunningService = Running & Readonly<Record<keyof typeof PEOPLE, Caller>>;

export function runningService(): Promise<RunningService> {
  return runService({
    module: (environment) => appModule(settings(Config, environment)),
    collections: [MEASURES_COLLECTION],
    people: PEOPLE,
  });
}
