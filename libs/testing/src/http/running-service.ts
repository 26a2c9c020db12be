import type { ProblemTable } from '@entente/http';
import type { CollectionPlan } from '@entente/mongo';
import type { DynamicModule } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { testDatabase, type TestDatabase } from '../real-servers.js';
import type { Caller } from './caller.js';
import { testIssuer, type TestIssuer } from './test-issuer.js';
import { startTestService, type TestService } from './test-service.js';

/** The sender of no event: most tests look at what is committed, and a shared topic stays clean. */
export const NO_BROKER = '127.0.0.1:1';

/** A service that takes commands, as a test needs to know it. */
export interface ServiceUnderTest<Person extends string> {
  /** Wired from the settings in this environment. */
  readonly module: (environment: Readonly<Record<string, string>>) => DynamicModule;
  readonly problems?: ProblemTable;
  readonly collections: readonly CollectionPlan[];
  /** Everybody who calls it, with the claims of their tokens. */
  readonly people: Readonly<Record<Person, JWTPayload>>;
}

export interface RunningOptions {
  readonly kafkaBrokers?: string;
  /** Where the service finds its database, if not directly. */
  readonly through?: (uri: string) => string;
}

export interface RunningService extends TestService {
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  /** How many documents each of its collections has by now, and the journal. */
  stored(): Promise<Readonly<Record<string, number>>>;
}

/** The whole service on a database of its own, and everybody who calls it. */
export async function runService<Person extends string>(
  { module, problems, collections, people }: ServiceUnderTest<Person>,
  { kafkaBrokers = NO_BROKER, through = (uri) => uri }: RunningOptions = {},
): Promise<RunningService & Readonly<Record<Person, Caller>>> {
  const [issuer, database] = await Promise.all([testIssuer(), testDatabase()]);
  const environment = {
    PORT: '0',
    MONGODB_URI: through(database.uri),
    KAFKA_BROKERS: kafkaBrokers,
    OIDC_ISSUER: issuer.address,
    LOG_LEVEL: 'silent',
    // One person of a test asks faster than a person does.
    REQUESTS_PER_PERSON: '1000000',
  };
  const service = await startTestService(module(environment), problems);
  const names = [...collections.map(({ collection }) => collection), 'journal'];
  return {
    ...service,
    ...(await callers(service, issuer, people)),
    issuer,
    database,
    stored: () => storedIn(database, names),
    stop: async () => {
      await service.stop();
      issuer.stop();
      await database.drop();
    },
  };
}

async function callers<Person extends string>(
  service: TestService,
  issuer: TestIssuer,
  people: Readonly<Record<Person, JWTPayload>>,
): Promise<Record<Person, Caller>> {
  const signed = Object.entries<JWTPayload>(people).map(async ([person, claims]) => {
    const token = await issuer.sign({ sub: person, ...claims });
    return [person, service.caller(token)] as const;
  });
  return Object.fromEntries(await Promise.all(signed)) as Record<Person, Caller>;
}

async function storedIn(
  { connection }: TestDatabase,
  collections: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const db = connection.getClient().db();
  const counted = collections.map(
    async (name) => [name, await db.collection(name).countDocuments()] as const,
  );
  return Object.fromEntries(await Promise.all(counted));
}

/** Counts as `stored()` gives them, with so many more of some. */
export function withMore(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const added = Object.entries(more).map(([name, count]) => [name, (counts[name] ?? 0) + count] as const);
  return { ...counts, ...Object.fromEntries(added) };
}
