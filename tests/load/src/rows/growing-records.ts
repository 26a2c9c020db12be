import { randomUUID } from 'node:crypto';
import { JOINT_ACTION_DAYS_TOPIC, REPORTED_RESULT } from '@entente/contracts';
import type { JournalRow } from '@entente/messaging';
import mongoose from 'mongoose';
import type { Producer } from 'kafkajs';
import { sendEvents } from '../stage/send-events.js';
import type { ReaderLag } from '../stage/reader-lag.js';
import { YEAR } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { operationRow, resultRows, templateAlone, type Template } from '../stage/template.js';

/** Events that are made and sent before the reader is waited for: a million at once would not fit into memory. */
const PORTION = 20_000;

type Database = Awaited<ReturnType<Stage['database']>>;

interface Examined {
  readonly executionStats?: { readonly totalDocsExamined?: number };
}

/** Operations and results that `reporting` is told of by events, as it is told of all others. */
export class GrowingRecords {
  private readonly operations: string[] = [];

  private constructor(
    private readonly template: Template,
    private readonly producer: Producer,
    private readonly lag: ReaderLag,
    private readonly reporting: Database,
    /** Over how many years the operations are spread evenly. */
    private readonly years: number,
  ) {}

  static async begin(stage: Stage, { years }: { readonly years: number }): Promise<GrowingRecords> {
    const template = await templateAlone(stage);
    const [producer, reporting] = await Promise.all([stage.producer(), stage.database('reporting')]);
    const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
    return new GrowingRecords(template, producer, lag, reporting, years);
  }

  async addOperations(count: number, resultsEach: number): Promise<void> {
    const begun = this.operations.length;
    const added = Array.from({ length: count }, () => randomUUID());
    this.operations.push(...added);
    await this.tell(added, (id, index) => [
      operationRow(this.template, { id, year: this.yearOf(begun + index) }),
      ...resultRows(this.template, id, resultsEach),
    ]);
  }

  /** To each operation. */
  async addResults(each: number): Promise<void> {
    await this.tell(this.operations, (id) => resultRows(this.template, id, each));
  }

  /** The plain sums of a year's results, by indicator: found by their operations, which are indexed. */
  async group(year: number): Promise<readonly object[]> {
    const inYear = this.operations.filter((_, index) => this.yearOf(index) === year);
    return this.reporting
      .collection('facts')
      .aggregate([
        { $match: { operationId: { $in: inYear }, kind: REPORTED_RESULT } },
        { $group: { _id: '$state.indicator', value: { $sum: '$state.value' } } },
      ])
      .toArray();
  }

  /** How many documents a report on a year looks at; `undefined` where the server does not tell. */
  examined(year: number): Promise<number | undefined> {
    const operations = this.reporting.collection('operations');
    const inRange = operations.find({ year: { $gte: year, $lte: year } });
    return examinedBy(() => inRange.explain('executionStats'));
  }

  /** Of the operation at that place among all. */
  private yearOf(index: number): number {
    return YEAR + (index % this.years);
  }

  private async tell(
    ids: readonly string[],
    rowsOf: (id: string, index: number) => readonly JournalRow[],
  ): Promise<void> {
    let rows: JournalRow[] = [];
    for (const [index, id] of ids.entries()) {
      rows.push(...rowsOf(id, index));
      if (rows.length < PORTION) continue;
      await this.send(rows);
      rows = [];
    }
    await this.send(rows);
  }

  private async send(rows: readonly JournalRow[]): Promise<void> {
    await sendEvents(this.producer, rows, { topic: JOINT_ACTION_DAYS_TOPIC });
    await this.lag.caughtUp('reporting');
  }
}

async function examinedBy(explain: () => Promise<object>): Promise<number | undefined> {
  try {
    return ((await explain()) as Examined).executionStats?.totalDocsExamined;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError) return undefined;
    throw error;
  }
}
