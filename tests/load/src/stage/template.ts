import { randomUUID } from 'node:crypto';
import { JOINT_ACTION_DAY, REPORTED_RESULT } from '@entente/contracts';
import type { JournalRow } from '@entente/messaging';
import mongoose from 'mongoose';
import { results } from '../sending/results.js';
import { COUNTRY, dayIn, mustBeGood, runningOperation } from './running-operation.js';
import type { Stage } from './stage.js';

/** Of one operation: with its plan, thirty events. */
const RESULTS_EACH = 29;

/** What the service itself wrote for one operation and one result of it. */
export interface Template {
  readonly operation: JournalRow;
  readonly result: JournalRow;
}

/** Of a service that is started for it and ended again. */
export async function templateAlone(stage: Stage): Promise<Template> {
  const service = await stage.service('joint-action-days');
  const template = await templateOf(stage, service.address);
  await service.stop();
  return template;
}

export async function templateOf(stage: Stage, service: string): Promise<Template> {
  const path = await runningOperation(stage, service);
  const [request] = results(path, 1);
  const token = await stage.token({ roles: ['operational-team'], country: COUNTRY });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await mustBeGood(fetch(service + request!.path, { method: 'PUT', headers, body: request!.body! }));
  const client = await mongoose.mongo.MongoClient.connect(stage.databaseOf('joint-action-days'));
  try {
    const journal = client.db().collection<JournalRow>('journal');
    const [operation, result] = await Promise.all(
      [JOINT_ACTION_DAY, REPORTED_RESULT].map((aggregatetype) =>
        journal.findOne({ aggregatetype }, { sort: { aggregateversion: -1 } }),
      ),
    );
    if (!operation || !result) throw new Error('The service did not record what it accepted.');
    return { operation, result };
  } finally {
    await client.close();
  }
}

/** The rows of operations that nobody planned, each with so many results: an operation before what belongs to it. */
export function rowsOf(
  template: Template,
  { operations, resultsEach = RESULTS_EACH }: { readonly operations: number; readonly resultsEach?: number },
): readonly JournalRow[] {
  return Array.from({ length: operations }, () => randomUUID()).flatMap((operation) => [
    operationRow(template, { id: operation }),
    ...resultRows(template, operation, resultsEach),
  ]);
}

/** Of an operation that nobody planned, in the template's year unless another is named. */
export function operationRow(
  { operation: row }: Template,
  { id, year }: { readonly id: string; readonly year?: number },
): JournalRow {
  const { jointActionDay } = row.payload as { jointActionDay: object };
  const period = year === undefined ? {} : { period: { startsOn: dayIn(year) } };
  return copied(row, {
    ...{ id, key: id },
    payload: { ...row.payload, jointActionDay: { ...jointActionDay, ...period, id } },
  });
}

/** So many new results of an operation. */
export function resultRows(template: Template, operation: string, count: number): readonly JournalRow[] {
  return Array.from({ length: count }, (_, index) => resultRow(template, operation, index % 17));
}

function resultRow({ result: row }: Template, jointActionDayId: string, value: number): JournalRow {
  const { reportedResult } = row.payload as { reportedResult: object };
  const id = randomUUID();
  const payload = { ...row.payload, reportedResult: { ...reportedResult, id, jointActionDayId, value } };
  return copied(row, { id, key: jointActionDayId, payload });
}

function copied(
  row: JournalRow,
  { id, key, payload }: { id: string; key: string; payload: object },
): JournalRow {
  const { parked: _parked, ...same } = row;
  return { ...same, _id: randomUUID(), aggregateid: id, aggregateversion: 1, key, payload, pending: true };
}
