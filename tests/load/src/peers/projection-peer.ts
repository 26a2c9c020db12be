import { JOINT_ACTION_DAYS_TOPIC, type JointActionDayV1, type ReportedResultV1 } from '@entente/contracts';
import { countedResult, operationFigures, participantsOf } from '@entente/counting';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import mongoose from 'mongoose';
import { ready, surroundings } from './peer-program.js';

interface Fact {
  readonly _id: string;
  readonly operation: string;
  readonly version: number;
  readonly jointActionDay?: JointActionDayV1;
  readonly reportedResult?: ReportedResultV1;
}

const GROUP = 'peer';

const { mongodbUri, kafkaBrokers, maxPoolSize } = surroundings;
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize });
const [facts, documents] = [
  client.db().collection<Fact>('facts'),
  client.db().collection<{ _id: string }>('documents'),
];
await facts.createIndexes([{ key: { operation: 1 } }]);
const kafka = new Kafka({ clientId: 'peer', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: GROUP, sessionTimeout: 6_000, heartbeatInterval: 1_000 });
await consumer.connect();
await consumer.subscribe({ topics: [JOINT_ACTION_DAYS_TOPIC], fromBeginning: true });
const joined = new Promise<void>((resolve) => consumer.on('consumer.group_join', () => resolve()));
await consumer.run({
  eachBatchAutoResolve: false,
  partitionsConsumedConcurrently: 6,
  eachBatch: async (payload) => {
    const { batch } = payload;
    const told = batch.messages.map(factIn);
    await replaceOlder(told);
    for (const operation of new Set(told.map((fact) => fact.operation))) await recompute(operation);
    payload.resolveOffset(batch.lastOffset());
    await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
  },
});
await joined;

ready({ group: GROUP });

function factIn({ key, value, headers }: KafkaMessage): Fact {
  const payload = JSON.parse(String(value)) as Pick<Fact, 'jointActionDay' | 'reportedResult'>;
  const version = Number(headers?.['ce_aggregateversion']);
  return { _id: String(headers?.['ce_subject']), operation: String(key), version, ...payload };
}

async function replaceOlder(told: readonly Fact[]): Promise<void> {
  await facts.bulkWrite(
    told.map(({ _id, ...fact }) => ({
      updateOne: { filter: { _id }, update: { $set: fact }, upsert: true },
    })),
    { ordered: true },
  );
}

async function recompute(operation: string): Promise<void> {
  const known = await facts.find({ operation }).toArray();
  const day = known.find((fact) => fact.jointActionDay)?.jointActionDay;
  if (!day) return;
  const results = known.flatMap(({ reportedResult, version }) =>
    reportedResult ? [countedResult(reportedResult, version)] : [],
  );
  const figures = operationFigures(results, participantsOf(day));
  await documents.replaceOne({ _id: operation }, { figures, year: 2031 }, { upsert: true });
}
