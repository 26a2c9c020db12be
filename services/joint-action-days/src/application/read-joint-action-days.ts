import {
  NotFound,
  readRecord,
  type Actor,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeReadable } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays, type JointActionDayFilter } from '../domain/joint-action-days.js';
import type { ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { standingsIn, type StandingResult } from '../domain/standings.js';

/** What an actor may see of joint action days and their results. Somebody else's answers as an absent one. */
@Injectable()
export class ReadJointActionDays {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  list(
    actor: Actor,
    filter: JointActionDayFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<JointActionDayState>>> {
    return this.days.list(actor, filter, page);
  }

  async one(actor: Actor, id: string): Promise<VersionedState<JointActionDayState>> {
    const day = await readRecord(this.days, 'joint action day', id);
    mustBeReadable(actor, day);
    return day;
  }

  async resultsOf(
    actor: Actor,
    id: string,
    page: PageRequest,
  ): Promise<Page<VersionedState<ReportedResultState>>> {
    await this.one(actor, id);
    return this.results.list(id, page);
  }

  async result(actor: Actor, id: string, resultId: string): Promise<VersionedState<ReportedResultState>> {
    await this.one(actor, id);
    const result = await readRecord(this.results, 'result', resultId);
    if (result.jointActionDayId !== id) throw new NotFound('result', resultId);
    return result;
  }

  /** How one stands depends on the others: reads all results of the operation. */
  async standingResultsOf(actor: Actor, id: string, page: PageRequest): Promise<Page<StandingResult>> {
    const { items, ...next } = await this.resultsOf(actor, id, page);
    const standing = await this.standingById(id);
    return { items: items.map((result) => standing.get(result.id)!), ...next };
  }

  async standingResult(actor: Actor, id: string, resultId: string): Promise<StandingResult> {
    await this.one(actor, id);
    const result = (await this.standingById(id)).get(resultId);
    if (!result) throw new NotFound('result', resultId);
    return result;
  }

  private async standingById(id: string): Promise<ReadonlyMap<string, StandingResult>> {
    const all = await this.results.ofOperation(id);
    const standings = standingsIn(all);
    return new Map(all.map((result) => [result.id, { ...result, ...standings.get(result.id)! }]));
  }
}
