import type { Admin } from 'kafkajs';
import { client, TOPIC } from './topic-watcher.js';

const GROUP = 'reporting';

/** How many messages reporting has not read yet, asked of the broker itself. */
export class ConsumerLag {
  private admin: Admin | undefined;

  constructor(private readonly brokers: string) {}

  async read(): Promise<number> {
    try {
      this.admin ??= await connected(this.brokers);
      const [ends, [committed]] = await Promise.all([
        this.admin.fetchTopicOffsets(TOPIC),
        this.admin.fetchOffsets({ groupId: GROUP, topics: [TOPIC] }),
      ]);
      const reached = new Map(committed?.partitions.map(({ partition, offset }) => [partition, offset]));
      return ends.reduce(
        (lag, { partition, high }) => lag + behind(Number(high), Number(reached.get(partition) ?? 0)),
        0,
      );
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
