import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectKafka, KafkaBatchConsumer, KafkaTopicAdmin, type GroupMembership } from '@entente/messaging';
import { connectOptions } from '@entente/mongo';
import {
  databaseConnection,
  groupMembership,
  InvalidSettings,
  kafkaConnection,
  ServerSettings,
  settings,
} from '@entente/platform';
import mongoose from 'mongoose';
import {
  ProjectedAgreements,
  ProjectedArrangements,
  ProjectedMeasures,
  ProjectedOperations,
} from './persistence/projected-records.js';
import type { Differences } from './rebuild/differences.js';
import type { Generations } from './persistence/generations.js';
import { allThrough } from './projections/all-through.js';
import type { Fact } from './projections/fact.js';
import type { Identified } from './projections/projected-kind.js';
import { CannotRebuild, Rebuild, type Rebuilt } from './rebuild/rebuild.js';

const SHOWN = 20;
const TRIES = 5;
/** Longer than a build is taken for somebody else's. */
const GOES_ON_AFTER_MS = 12_000;
/** Nobody waits for this as for a service: a database that is busy is not taken for one that is away. */
const PATIENT = {
  ...{ connectTimeoutMS: 30_000, serverSelectionTimeoutMS: 30_000 },
  ...{ waitQueueTimeoutMS: 60_000, socketTimeoutMS: 120_000 },
};

process.exitCode = await main().catch((error: unknown) => {
  const expected = error instanceof CannotRebuild || error instanceof InvalidSettings;
  console.error(expected ? error.message : error);
  return 2;
});
process.exit();

/** 0 when the new builds answer, 1 when facts are missing and an old one still answers. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'despite-missing': { type: 'boolean', default: false } } });
  const given = settings(ServerSettings, process.env);
  const kafka = connectKafka(given.kafkaBrokers, 'reporting-rebuild', kafkaConnection(given));
  const connection = mongoose.createConnection(given.mongodbUri, {
    ...connectOptions(databaseConnection(given)),
    ...PATIENT,
  });
  try {
    await connection.asPromise();
    const startedAt = performance.now();
    const parts = { kafka, membership: groupMembership(given) };
    const despiteMissing = values['despite-missing'];
    const swapped = await allThrough(
      rebuilt(new ProjectedOperations(connection), parts, despiteMissing),
      rebuilt(new ProjectedMeasures(connection), parts, despiteMissing),
      rebuilt(new ProjectedAgreements(connection), parts, despiteMissing),
      rebuilt(new ProjectedArrangements(connection), parts, despiteMissing),
    );
    console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    if (!swapped.includes(false)) return 0;
    console.log(
      'A topic does not tell everything that is known, so the old build still answers: republish the journal and ' +
        'run this again, or say --despite-missing.',
    );
    return 1;
  } finally {
    await connection.close();
  }
}

interface KafkaParts {
  readonly kafka: ReturnType<typeof connectKafka>;
  readonly membership: GroupMembership;
}

/** Answers whether the new build answers. */
async function rebuilt<F extends Fact, D extends Identified>(
  generations: Generations<F, D>,
  { kafka, membership }: KafkaParts,
  despiteMissing: boolean,
): Promise<boolean> {
  const { name, topic, facts: ofFacts, documents: ofDocuments } = generations.kind;
  const say = (line: string): void => console.log(`${name}: ${line}`);
  const topics = new KafkaTopicAdmin(kafka);
  const consumer = (group: string): KafkaBatchConsumer =>
    new KafkaBatchConsumer(kafka, topics, group, membership);
  const { swapped, facts, documents } = await untilThrough(say, () =>
    new Rebuild({ generations, topics, consumer, topic, say }).run({ despiteMissing }),
  ).finally(() => topics.close());
  report(ofFacts, facts);
  report(ofDocuments, documents);
  return swapped;
}

/** A server that does not answer for a moment cuts it off; it goes on where it was. */
async function untilThrough(say: (line: string) => void, run: () => Promise<Rebuilt>): Promise<Rebuilt> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const why = error instanceof Error ? error.name : String(error);
      const last = error instanceof CannotRebuild || tries === TRIES;
      say(last ? `given up: ${why}` : `cut off: ${why}`);
      if (last) throw error;
      await wait(GOES_ON_AFTER_MS);
    }
  }
}

function report(what: string, { compared, onlyBefore, onlyAfter, unlike }: Differences): void {
  const differing = onlyBefore.length + onlyAfter.length + unlike.length;
  console.log(`${what}: ${compared} compared, ${differing} differ`);
  const named = [
    ...onlyBefore.map((key) => `missing now  ${key}`),
    ...onlyAfter.map((key) => `new          ${key}`),
    ...unlike.map((key) => `other        ${key}`),
  ];
  for (const line of named.slice(0, SHOWN)) console.log(`  ${line}`);
  if (named.length > SHOWN) console.log(`  and ${named.length - SHOWN} more`);
}
