import type { Finding } from '@entente/counting';
import type { Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { findingsOn } from '../domain/findings.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import { readableDay } from './operation-of-result.js';

/** What does not go together among the figures of an operation, for whoever may read it. */
@Injectable()
export class CheckFigures {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  async execute(actor: Actor, id: string): Promise<readonly Finding[]> {
    const day = await readableDay(this.days, actor, id);
    return findingsOn(day, await this.results.ofOperation(id));
  }
}
