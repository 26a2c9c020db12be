import type { Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import { responsesOf, type ParticipantResponse } from '../domain/responses.js';
import { readableDay } from './operation-of-result.js';

/** What each participant reported, has not reported yet, cannot say or was not asked for. */
@Injectable()
export class ReadResponses {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  async execute(actor: Actor, id: string): Promise<readonly ParticipantResponse[]> {
    const day = await readableDay(this.days, actor, id);
    return responsesOf(day, await this.results.ofOperation(id));
  }
}
