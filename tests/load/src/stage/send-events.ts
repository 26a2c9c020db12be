import { toMessage, type JournalRow } from '@entente/messaging';
import type { Producer } from 'kafkajs';

const SENT_AT_ONCE = 500;

export interface Where {
  readonly topic: string;
  /** Into the first so many partitions, an operation after the other; without it, where their keys say. */
  readonly partitions?: number;
}

/** What a relay would send of these rows. */
export async function sendEvents(
  producer: Producer,
  rows: readonly JournalRow[],
  { topic, partitions }: Where,
): Promise<void> {
  const operations = new Map([...new Set(rows.map(({ key }) => key))].map((key, index) => [key, index]));
  for (let start = 0; start < rows.length; start += SENT_AT_ONCE) {
    const messages = rows.slice(start, start + SENT_AT_ONCE).map((row) => ({
      ...messageOf(row),
      ...(partitions !== undefined && { partition: operations.get(row.key)! % partitions }),
    }));
    await producer.send({ topic, messages });
  }
}

function messageOf(row: JournalRow) {
  return toMessage(
    {
      ...{ id: row._id, type: row.type, source: '/services/joint-action-days', subject: row.aggregateid },
      ...{ aggregateVersion: row.aggregateversion, recordedAt: row.recordedAt, data: row.payload },
    },
    row.key,
  );
}
