import { setTimeout as wait } from 'node:timers/promises';
import { KafkaTopicAdmin, type TopicAdmin } from '@entente/messaging';
import { benchKafka } from './bench-kafka.js';

const LOOK_EVERY_MS = 50;
const CAUGHT_UP_WITHIN_MS = 300_000;

/** What is written to a topic, and how far a group of readers has come with it. */
export class ReaderLag {
  private readonly topics: TopicAdmin;

  constructor(
    brokers: string,
    private readonly topic: string,
  ) {
    this.topics = new KafkaTopicAdmin(benchKafka(brokers));
  }

  /** Waits until the group has committed everything that the topic holds by then. @throws where that takes minutes */
  async caughtUp(groupId: string): Promise<void> {
    const since = performance.now();
    const ends = await this.topics.endOffsets(this.topic);
    while (!reaches(await this.topics.committed(groupId, this.topic), ends)) {
      if (performance.now() - since > CAUGHT_UP_WITHIN_MS) throw new Error(`${groupId} did not catch up.`);
      await wait(LOOK_EVERY_MS);
    }
  }

  stop(): Promise<void> {
    return this.topics.close();
  }
}

type Offsets = ReadonlyMap<number, bigint>;

/** A group commits nothing of a partition that is empty. */
function reaches(committed: Offsets, ends: Offsets): boolean {
  return [...ends].every(([partition, end]) => (committed.get(partition) ?? 0n) >= end);
}
