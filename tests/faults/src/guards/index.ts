import type { Patch } from '../stage/tree.js';

/** One thing that makes the chain hold, what removes it, and the fault that must notice. */
export interface Guard {
  readonly name: string;
  readonly removal: Patch;
  readonly fault: string;
}

export const GUARDS: readonly Guard[] = [
  {
    name: 'fact-version',
    removal: {
      file: 'services/reporting/dist/persistence/facts.js',
      replace: 'return (await this.collection.insertMany(documents, { ordered: false })).insertedCount;',
      by: 'for (const document of documents) await this.collection.replaceOne({ _id: document._id }, document, { upsert: true });\nreturn facts.length;',
    },
    fault: 'told-again-and-forged',
  },
  {
    name: 'facts-known',
    removal: {
      file: 'services/reporting/dist/persistence/documents.js',
      replace: '{ _id: id, factsKnown: { $lte: factsKnown } }',
      by: '{ _id: id }',
    },
    fault: 'stale-reader',
  },
  {
    name: 'one-transaction',
    removal: {
      file: 'libs/mongo/dist/versioned-collection.js',
      replace: 'insertOne(row, { session })',
      by: 'insertOne(row)',
    },
    fault: 'joint-action-days-killed-at-points',
  },
  {
    name: 'body-hash',
    removal: {
      file: 'libs/mongo/dist/journal.js',
      replace: 'return made?.bodyHash === bodyHash;',
      by: 'return made !== null;',
    },
    fault: 'joint-action-days-killed',
  },
  {
    name: 'pending-until-acknowledged',
    removal: {
      file: 'libs/messaging/dist/relay/send-rows.js',
      replace:
        'await producer.send(topic, letters.map(({ message }) => message));\n            await delivery.sent(letters.map(({ row }) => row._id));',
      by: 'await delivery.sent(letters.map(({ row }) => row._id));\n            await producer.send(topic, letters.map(({ message }) => message));',
    },
    fault: 'kafka-killed',
  },
  {
    name: 'sweep-order',
    removal: {
      file: 'libs/mongo/dist/mongo-outbox.js',
      replace: '.sort({ aggregateversion: 1, _id: 1 })',
      by: '.sort({ _id: -1 })',
    },
    fault: 'kafka-away',
  },
  {
    name: 'offset-after-write',
    removal: {
      file: 'libs/messaging/dist/kafka/kafka-batch-consumer.js',
      replace: 'const done = await handle({',
      by: 'payload.resolveOffset(batch.lastOffset()); await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());\n            const done = await handle({',
    },
    fault: 'reporting-killed-at-points',
  },
  {
    name: 'recording-clock',
    removal: {
      file: 'libs/messaging/dist/recording-clock.js',
      replace: 'this.latest = Math.max(this.latest, this.wallNow());',
      by: 'this.latest = this.wallNow();',
    },
    fault: 'clock-jumps',
  },
  {
    name: 'sync-on-commit',
    removal: {
      file: 'deploy/local/dist/servers/mongodb.js',
      replace: "'--sync-on-commit', ",
      by: '',
    },
    fault: 'database-killed',
  },
];
