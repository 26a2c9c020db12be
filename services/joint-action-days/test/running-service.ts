import { settings } from '@entente/platform';
import { startTestService, testDatabase, testIssuer } from '@entente/testing';
import type { Caller, TestDatabase, TestIssuer, TestService } from '@entente/testing';
import { appModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { PROBLEMS } from '../src/http/problems.js';

/** The sender of no event: most tests look at what is committed, and a shared topic stays clean. */
export const NO_BROKER = '127.0.0.1:1';

export type Person = keyof typeof PEOPLE;

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
} as const;

export interface Stored {
  readonly days: number;
  readonly results: number;
  readonly rows: number;
}

export interface RunningService extends TestService, Readonly<Record<Person, Caller>> {
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  /** How much is stored by now. */
  stored(): Promise<Stored>;
}

export interface RunningOptions {
  readonly kafkaBrokers?: string;
  /** Where the service finds its database, if not directly. */
  readonly through?: (uri: string) => string;
}

/** The whole service on a database of its own, and everybody who calls it. */
export async function runningService({
  kafkaBrokers = NO_BROKER,
  through = (uri) => uri,
}: RunningOptions = {}): Promise<RunningService> {
  const [issuer, database] = await Promise.all([testIssuer(), testDatabase()]);
  const config = settings(Config, {
    PORT: '0',
    MONGODB_URI: through(database.uri),
    KAFKA_BROKERS: kafkaBrokers,
    OIDC_ISSUER: issuer.address,
    LOG_LEVEL: 'silent',
  });
  const service = await startTestService(appModule(config), PROBLEMS);
  return {
    ...service,
    ...(await callers(service, issuer)),
    issuer,
    database,
    stored: () => storedIn(database),
    stop: async () => {
      await service.stop();
      issuer.stop();
      await database.drop();
    },
  };
}

async function callers(service: TestService, issuer: TestIssuer): Promise<Record<Person, Caller>> {
  const signed = Object.entries(PEOPLE).map(async ([person, claims]) => {
    const token = await issuer.sign({ sub: person, ...claims });
    return [person, service.caller(token)] as const;
  });
  return Object.fromEntries(await Promise.all(signed)) as Record<Person, Caller>;
}

async function storedIn({ connection }: TestDatabase): Promise<Stored> {
  const db = connection.getClient().db();
  const [days, results, rows] = await Promise.all(
    ['joint-action-days', 'reported-results', 'journal'].map((name) => db.collection(name).countDocuments()),
  );
  return { days: days!, results: results!, rows: rows! };
}
