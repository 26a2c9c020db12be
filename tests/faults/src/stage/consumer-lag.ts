import type { Admin } from 'kafkajs';
import { client, TOPICS } from './topic-watcher.js';

const GROUP = 'reporting';

/** How many messages reporting has not read yet, asked of the broker itself. */
export class ConsumerLag {
  private admin: Admin | undefined;

  constructor(private readonly brokers: string) {}

  async read(): Promise<number> {
    try {
      this.admin ??= await connected(this.brokers);
      const { admin } = this;
      const committed = await admin.fetchOffsets({ groupId: GROUP, topics: [...TOPICS] });
      const lags = committed.map(async ({ topic, partitions }) => {
        const reached = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        const ends = await admin.fetchTopicOffsets(topic);
        return ends.map(({ partition, high }) => behind(Number(high), reached.get(partition) ?? 0));
      });
      return (await Promise.all(lags)).flat().reduce((sum, lag) => sum + lag, 0);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await admin?.disconnect();
  }
}

/** An offset behind the end was committed in a log that is lost: of the one after it nothing was read. */
function behind(end: number, committed: number): number {
  return committed < 0 || committed > end ? end : end - committed;
}

async function connected(brokers: string): Promise<Admin> {
  const admin = client(brokers).admin();
  await admin.connect();
  return admin;
}
