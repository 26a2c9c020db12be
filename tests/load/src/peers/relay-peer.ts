import { setTimeout as wait } from 'node:timers/promises';
import type { JournalRow } from '@entente/messaging';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { JOURNAL_INDEXES } from './journal-indexes.js';
import { MAJORITY, ready, surroundings } from './peer-program.js';

const BATCH = 500;
/** Longer lists of ids slow the embedded database down. */
const MARKED_AT_ONCE = 100;
const LOOK_EVERY_MS = 2;

const { mongodbUri, kafkaBrokers, topic, maxPoolSize } = surroundings;
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize, ...MAJORITY });
const journal = client.db().collection<JournalRow>('journal');
await journal.createIndexes(JOURNAL_INDEXES);
const kafka = new Kafka({ clientId: 'peer', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
const producer = kafka.producer({ idempotent: true });
await producer.connect();

let watching = false;
let watched = Promise.resolve();

ready(
  {},
  {
    drain,
    /** Sends what is added from now on, until it is told to rest. */
    watch: () => {
      watching = true;
      watched = watch();
    },
    /** When the last batch is sent and marked. */
    rest: () => {
      watching = false;
      return watched;
    },
  },
);

async function watch(): Promise<void> {
  while (watching) {
    await drain();
    await wait(LOOK_EVERY_MS);
  }
}

async function drain(): Promise<void> {
  for (;;) {
    const rows = await journal
      .find({ pending: true })
      .sort({ aggregateversion: 1, _id: 1 })
      .limit(BATCH)
      .toArray();
    if (rows.length === 0) return;
    const messages = rows.map((row) => ({
      key: row.key,
      value: JSON.stringify(row.payload),
      headers: {
        ...{ ce_id: row._id, ce_type: row.type, ce_subject: row.aggregateid },
        ...{ ce_aggregateversion: String(row.aggregateversion), ce_recordedat: row.recordedAt.toISOString() },
      },
    }));
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });
    for (let start = 0; start < rows.length; start += MARKED_AT_ONCE) {
      const some = rows.slice(start, start + MARKED_AT_ONCE).map(({ _id }) => _id);
      await journal.updateMany({ _id: { $in: some } }, { $unset: { pending: '' } });
    }
  }
}
