import { readFile } from 'node:fs/promises';

import type { Admin } from 'kafkajs';

import { waitUntil } from '../deadline.js';
import { TOPICS_FILE } from '../places.js';
import { kafkaClient } from './kafka.js';

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

export async function readTopics(file = TOPICS_FILE): Promise<Topic[]> {
  return JSON.parse(await readFile(file, 'utf8')) as Topic[];
}

/** Makes the topics that are missing and returns their names; those that exist stay as they are. */
export async function createTopics(
  brokers: string,
  topics: readonly Topic[],
  withinMs = 30_000,
): Promise<string[]> {
  // A try may fail after the topics were made: the first look tells which were missing.
  let missing: string[] | undefined;
  const attempt = async (admin: Admin): Promise<void> => {
    const present = new Set(await admin.listTopics());
    const absent = topics.filter(({ name }) => !present.has(name));
    missing ??= absent.map(({ name }) => name);
    if (absent.length > 0) await create(admin, absent);
  };
  await waitUntil(() => withAdmin(brokers, attempt).then(() => true), {
    for: `Kafka at ${brokers} to take the topics`,
    withinMs,
    everyMs: 300,
  });
  return missing ?? [];
}

export async function deleteTopics(brokers: string, topics: readonly Topic[]): Promise<void> {
  const names = new Set(topics.map(({ name }) => name));
  await withAdmin(brokers, async (admin) => {
    const present = async (): Promise<string[]> =>
      (await admin.listTopics()).filter((name) => names.has(name));
    const doomed = await present();
    if (doomed.length > 0) await admin.deleteTopics({ topics: doomed });
    await waitUntil(async () => (await present()).length === 0, {
      for: `Kafka at ${brokers} to delete the topics`,
      withinMs: 30_000,
    });
  });
}

async function create(admin: Admin, topics: readonly Topic[]): Promise<void> {
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map(({ name, partitions, config }) => ({
      topic: name,
      numPartitions: partitions,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  });
}

async function withAdmin(brokers: string, use: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = kafkaClient(brokers, 10_000).admin();
  await admin.connect();
  try {
    await use(admin);
  } finally {
    await admin.disconnect();
  }
}
