import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type Admin } from 'kafkajs';

const LOOK_EVERY_MS = 50;
const CAUGHT_UP_WITHIN_MS = 300_000;

/** What is written to a topic, and how far a group of readers has come with it. */
export class ReaderLag {
  private constructor(
    private readonly admin: Admin,
    private readonly topic: string,
  ) {}

  static async of(brokers: string, topic: string): Promise<ReaderLag> {
    const kafka = new Kafka({ clientId: 'lag', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    return new ReaderLag(admin, topic);
  }

  /** Waits until the group has committed everything that the topic holds by then. @throws where that takes minutes */
  async caughtUp(groupId: string): Promise<void> {
    const since = performance.now();
    const ends = sum(await this.admin.fetchTopicOffsets(this.topic));
    for (;;) {
      const [committed] = await this.admin.fetchOffsets({ groupId, topics: [this.topic] });
      if (sum(committed?.partitions ?? []) >= ends) return;
      if (performance.now() - since > CAUGHT_UP_WITHIN_MS) throw new Error(`${groupId} did not catch up.`);
      await wait(LOOK_EVERY_MS);
    }
  }

  stop(): Promise<void> {
    return this.admin.disconnect();
  }
}

function sum(offsets: readonly { readonly offset: string }[]): number {
  return offsets.reduce((total, { offset }) => total + Math.max(0, Number(offset)), 0);
}
