import { readFile } from 'node:fs/promises';

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
  const created: string[] = [];
  await waitUntil(async () => created.push(...(await createMissing(brokers, topics))) >= 0, {
    for: `Kafka at ${brokers} to take the topics`,
    withinMs,
    everyMs: 300,
  });
  return created;
}

export async function deleteTopics(brokers: string, topics: readonly Topic[]): Promise<void> {
  const names = topics.map(({ name }) => name);
  const admin = kafkaClient(brokers, 10_000).admin();
  await admin.connect();
  try {
    const present = (await admin.listTopics()).filter((name) => names.includes(name));
    if (present.length > 0) await admin.deleteTopics({ topics: present });
    await waitUntil(async () => !(await admin.listTopics()).some((name) => names.includes(name)), {
      for: `Kafka at ${brokers} to delete the topics`,
      withinMs: 30_000,
    });
  } finally {
    await admin.disconnect();
  }
}

async function createMissing(brokers: string, topics: readonly Topic[]): Promise<string[]> {
  const admin = kafkaClient(brokers, 10_000).admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !present.has(name));
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ name, partitions, config }) => ({
        topic: name,
        numPartitions: partitions,
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      })),
    });
    return missing.map(({ name }) => name);
  } finally {
    await admin.disconnect();
  }
}
