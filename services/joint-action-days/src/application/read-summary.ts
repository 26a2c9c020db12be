import { Clock, readRecord, type Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeReadable } from '../domain/authority.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import { summaryOf, type OperationSummary } from '../domain/summary.js';

export interface SummaryAsOf extends OperationSummary {
  readonly asOf: string;
}

/**
 * An operation in figures, for whoever may read it. It reads every result of the operation at once: some thousands, as
 * closing does.
 */
@Injectable()
export class ReadSummary {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: string): Promise<SummaryAsOf> {
    const asOf = this.clock.now().toISOString();
    const day = await readRecord(this.days, 'joint action day', id);
    mustBeReadable(actor, day);
    return { asOf, ...summaryOf(day, await this.results.ofOperation(id)) };
  }
}
