import type { JointActionDayV1, ReportedResultV1 } from '@entente/contracts';
import {
  countedResult,
  operationFigures,
  participantsOf,
  untracedFigure,
  type IndicatorFigure,
} from '@entente/counting';
import { reportingYear } from '@entente/kernel';
import type { KafkaMessage } from 'kafkajs';
import mongoose, { type mongo } from 'mongoose';
import { MAJORITY, type PeerSurroundings } from './peer-program.js';

/** Of operations in one question: longer lists slow the embedded database down. */
const ASKED_AT_ONCE = 50;

/** The newest state of one operation or of one result. */
export interface Fact {
  readonly _id: string;
  readonly operation: string;
  readonly version: number;
  readonly jointActionDay?: JointActionDayV1;
  readonly reportedResult?: ReportedResultV1;
}

/** Of one operation. */
export interface Document {
  readonly _id: string;
  readonly figures: readonly IndicatorFigure[];
  readonly year: number | null;
}

/** What a peer keeps of the events that it reads. */
export interface Kept {
  readonly db: mongo.Db;
  readonly facts: mongo.Collection<Fact>;
  readonly documents: mongo.Collection<Document>;
}

export async function keptIn({ mongodbUri, maxPoolSize }: PeerSurroundings): Promise<Kept> {
  const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize, ...MAJORITY });
  const db = client.db();
  const facts = db.collection<Fact>('facts');
  await facts.createIndexes([{ key: { operation: 1 } }]);
  const documents = db.collection<Document>('documents');
  await documents.createIndexes([{ key: { year: 1 } }]);
  return { db, facts, documents };
}

export function factIn({ key, value, headers }: KafkaMessage): Fact {
  const payload = JSON.parse(String(value)) as Pick<Fact, 'jointActionDay' | 'reportedResult'>;
  const version = Number(headers?.['ce_aggregateversion']);
  return { _id: String(headers?.['ce_subject']), operation: String(key), version, ...payload };
}

/** The newest of each: a topic has the versions of a record in their order. */
export async function replaceOlder({ facts }: Kept, told: readonly Fact[]): Promise<void> {
  const newest = new Map(told.map((fact) => [fact._id, fact]));
  await facts.bulkWrite(
    [...newest.values()].map(({ _id, ...fact }) => ({
      updateOne: { filter: { _id }, update: { $set: fact }, upsert: true },
    })),
    { ordered: false },
  );
}

export async function recomputeAll(kept: Kept, operations: readonly string[]): Promise<void> {
  for (let start = 0; start < operations.length; start += ASKED_AT_ONCE) {
    await recomputeSome(kept, operations.slice(start, start + ASKED_AT_ONCE));
  }
}

async function recomputeSome({ facts, documents }: Kept, operations: readonly string[]): Promise<void> {
  const found = await facts.find({ operation: { $in: [...operations] } }).toArray();
  const writes = [...Map.groupBy(found, ({ operation }) => operation)].flatMap(([_id, ofOne]) => {
    const replacement = documentOf(ofOne);
    return replacement ? [{ replaceOne: { filter: { _id }, replacement, upsert: true } }] : [];
  });
  if (writes.length > 0) await documents.bulkWrite(writes, { ordered: false });
}

/** Undefined as long as only results of the operation are known. */
function documentOf(known: readonly Fact[]): Omit<Document, '_id'> | undefined {
  const day = known.find((fact) => fact.jointActionDay)?.jointActionDay;
  if (!day) return undefined;
  const results = known.flatMap(({ reportedResult, version }) =>
    reportedResult ? [countedResult(reportedResult, version)] : [],
  );
  const figures = operationFigures(results, participantsOf(day), day.decisions).map(untracedFigure);
  return { figures, year: reportingYear(day.period) };
}
