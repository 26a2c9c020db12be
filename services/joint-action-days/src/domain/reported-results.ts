import { Aggregates, type Page, type PageRequest, type VersionedState } from '@entente/kernel';
import type { ReportedResult, ReportedResultState } from './reported-result.js';
import type { ReportedResultEvent } from './reported-result.events.js';

/** `save` throws FigureAlreadyStated for a second figure of the whole that is no second value. */
export abstract class ReportedResults extends Aggregates<ReportedResult, ReportedResultEvent> {
  abstract list(
    jointActionDayId: string,
    page: PageRequest,
  ): Promise<Page<VersionedState<ReportedResultState>>>;

  /** Every result of one operation, withdrawn ones too. */
  abstract ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]>;
}
