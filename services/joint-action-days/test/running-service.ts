import { settings } from '@entente/platform';
import {
  runService,
  type Caller,
  type RunningOptions,
  type RunningService as Running,
} from '@entente/testing';
import { appModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { PROBLEMS } from '../src/http/problems.js';
import { JOINT_ACTION_DAYS_COLLECTION } from '../src/persistence/mongo-joint-action-days.js';
import { REPORTED_RESULTS_COLLECTION } from '../src/persistence/mongo-reported-results.js';

const PEOPLE = {
  lead: { roles: ['action-leader'], country: 'NL' },
  coordinatingBody: { roles: ['action-leader'], organisation: 'EUROPOL' },
  team: { roles: ['operational-team'], country: 'FR' },
  teamOfLead: { roles: ['operational-team'], country: 'NL' },
  coordinator: { roles: ['national-coordinator'], country: 'FR' },
  coordinatorOfLead: { roles: ['national-coordinator'], country: 'NL' },
  outsider: { roles: ['operational-team', 'national-coordinator', 'action-leader'], country: 'DE' },
  registrar: { roles: ['registrar'] },
  auditor: { roles: ['auditor'] },
};

export type Person = keyof typeof PEOPLE;
export type RunningService = Running & Readonly<Record<Person, Caller>>;

export function runningService(options?: RunningOptions): Promise<RunningService> {
  return runService(
    {
      module: (environment) => appModule(settings(Config, environment)),
      problems: PROBLEMS,
      collections: [JOINT_ACTION_DAYS_COLLECTION, REPORTED_RESULTS_COLLECTION],
      people: PEOPLE,
    },
    options,
  );
}
