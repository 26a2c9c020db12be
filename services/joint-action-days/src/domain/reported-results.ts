import { Aggregates, type Page, type PageRequest, type VersionedState } from '@entente/kernel';
import type { ReportedResult, ReportedResultState } from './reported-result.js';
import type { ReportedResultEvent } from './reported-result.events.js';

export interface Maker {
  readonly subject: string;
  /** Its Idempotency-Key, where it had one. */
  readonly idempotencyKey?: string;
}

/** What decisions on results are made on. */
export interface DecidedResults extends Aggregates<ReportedResult, ReportedResultEvent> {
  /** Whose command made this version, and under which key; undefined where there is no such version. */
  makerOf(id: string, version: number): Promise<Maker | undefined>;

  /** Those, of any operation and not withdrawn, that step back behind this one by the word of everybody concerned. */
  steppingBackBehind(id: string): Promise<readonly VersionedState<ReportedResultState>[]>;

  /** Those of an operation that name one of these, which may be missing, as the first of their values. */
  secondValuesOf(
    jointActionDayId: string,
    ids: readonly string[],
  ): Promise<readonly VersionedState<ReportedResultState>[]>;
}

/** `commit` stores everything that was saved, or throws what `save` throws and stores nothing. */
export interface ResultsTogether extends DecidedResults {
  commit(): Promise<void>;
}

/** `save` throws FigureAlreadyStated for a second figure of the whole that is no second value. */
export abstract class ReportedResults
  extends Aggregates<ReportedResult, ReportedResultEvent>
  implements DecidedResults
{
  abstract list(
    jointActionDayId: string,
    page: PageRequest,
  ): Promise<Page<VersionedState<ReportedResultState>>>;

  abstract makerOf(id: string, version: number): Promise<Maker | undefined>;

  abstract steppingBackBehind(id: string): Promise<readonly VersionedState<ReportedResultState>[]>;

  abstract secondValuesOf(
    jointActionDayId: string,
    ids: readonly string[],
  ): Promise<readonly VersionedState<ReportedResultState>[]>;

  /** Those with these ids, read at once; what is saved in them is kept back and stored at once. */
  abstract together(ids: readonly string[]): Promise<ResultsTogether>;

  /** Every result of one operation, withdrawn ones too. */
  abstract ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]>;
}
