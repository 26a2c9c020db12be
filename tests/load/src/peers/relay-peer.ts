import { setTimeout as wait } from 'node:timers/promises';
import type { JournalRow } from '@entente/messaging';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { JOURNAL_INDEXES } from './journal-indexes.js';
import { ready, surroundings } from './peer-program.js';

const BATCH = 500;
const LOOK_EVERY_MS = 20;

const { mongodbUri, kafkaBrokers, topic, maxPoolSize } = surroundings;
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize });
const journal = client.db().collection<JournalRow>('journal');
await journal.createIndexes(JOURNAL_INDEXES);
const kafka = new Kafka({ clientId: 'peer', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
const producer = kafka.producer({ idempotent: true });
await producer.connect();

let watching = false;

ready(
  {},
  {
    drain,
    /** Sends what is added from now on, until it is told to rest. */
    watch: () => {
      watching = true;
      void watch();
    },
    rest: () => {
      watching = false;
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
    await journal.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $unset: { pending: '' } });
  }
}
