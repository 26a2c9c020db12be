import { setTimeout as wait } from 'node:timers/promises';
import { KafkaTopicAdmin, type TopicAdmin } from '@entente/messaging';
import { benchKafka } from './bench-kafka.js';

const LOOK_EVERY_MS = 50;
const WITHIN_MS = 300_000;

/** What is written to a topic, and how far a group of readers has come with it. */
export class ReaderLag {
  private readonly topics: TopicAdmin;

  constructor(
    private readonly brokers: string,
    readonly topic: string,
  ) {
    this.topics = new KafkaTopicAdmin(benchKafka(brokers));
  }

  /** Waits until the group has committed everything that the topic holds by then. @throws where that takes minutes */
  async caughtUp(groupId: string): Promise<void> {
    const ends = await this.topics.endOffsets(this.topic);
    await until(`${groupId} to catch up`, async () =>
      reaches(await this.topics.committed(groupId, this.topic), ends),
    );
  }

  /** Waits until so many members share the partitions. @throws where that takes minutes */
  async shared(groupId: string, members: number): Promise<void> {
    const admin = benchKafka(this.brokers).admin();
    await admin.connect();
    try {
      await until(`${groupId} to have ${members} members`, async () => {
        const { groups } = await admin.describeGroups([groupId]);
        return groups.some((group) => group.state === 'Stable' && group.members.length === members);
      });
    } finally {
      await admin.disconnect();
    }
  }

  stop(): Promise<void> {
    return this.topics.close();
  }
}

async function until(what: string, reached: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await reached())) {
    if (performance.now() - since > WITHIN_MS) throw new Error(`Waited too long for ${what}.`);
    await wait(LOOK_EVERY_MS);
  }
}

type Offsets = ReadonlyMap<number, bigint>;

/** A group commits nothing of a partition that is empty. */
function reaches(committed: Offsets, ends: Offsets): boolean {
  return [...ends].every(([partition, end]) => (committed.get(partition) ?? 0n) >= end);
}
