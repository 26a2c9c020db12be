import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { connectKafka, KafkaBatchConsumer, KafkaTopicAdmin } from '@entente/messaging';
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
import { Generations } from './persistence/generations.js';
import type { Differences } from './rebuild/differences.js';
import { CannotRebuild, Rebuild, type Rebuilt } from './rebuild/rebuild.js';

const SHOWN = 20;
const TRIES = 5;
/** Longer than a build is taken for somebody else's. */
const GOES_ON_AFTER_MS = 12_000;

process.exitCode = await main().catch((error: unknown) => {
  const expected = error instanceof CannotRebuild || error instanceof InvalidSettings;
  console.error(expected ? error.message : error);
  return 2;
});
process.exit();

/** 0 when both builds were alike or the new one answers, 1 when facts are missing and the old one still answers. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'despite-missing': { type: 'boolean', default: false } } });
  const given = settings(ServerSettings, process.env);
  const kafka = connectKafka(given.kafkaBrokers, 'reporting-rebuild', kafkaConnection(given));
  const topics = new KafkaTopicAdmin(kafka);
  const connection = mongoose.createConnection(given.mongodbUri, connectOptions(databaseConnection(given)));
  try {
    await connection.asPromise();
    const startedAt = performance.now();
    const parts = {
      generations: new Generations(connection),
      topics,
      consumer: (group: string) => new KafkaBatchConsumer(kafka, topics, group, groupMembership(given)),
      topic: JOINT_ACTION_DAYS_TOPIC,
      say: (line: string): void => console.log(line),
    };
    const { swapped, facts, operations } = await untilThrough(() =>
      new Rebuild(parts).run({ despiteMissing: values['despite-missing'] }),
    );
    report('facts', facts);
    report('operations', operations);
    console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    if (swapped) return 0;
    console.log(
      'The topic does not tell everything that is known, so the old build still answers: republish the journal and ' +
        'run this again, or say --despite-missing.',
    );
    return 1;
  } finally {
    await Promise.all([topics.close(), connection.close()]);
  }
}

/** A server that does not answer for a moment cuts it off; it goes on where it was. */
async function untilThrough(run: () => Promise<Rebuilt>): Promise<Rebuilt> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (error instanceof CannotRebuild || tries === TRIES) throw error;
      console.log(`cut off: ${error instanceof Error ? error.name : String(error)}`);
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
