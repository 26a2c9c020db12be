import { changeRecord, Clock, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeLed } from '../domain/authority.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import { responsesOf } from '../domain/responses.js';

/** Reminds participants of what they have not reported yet, of everything once. */
@Injectable()
export class RemindParticipants {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  execute(command: CommandOnRecord): Promise<number> {
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => mustBeLed(command.actor, day.snapshot()),
      decide: async (day) => {
        const results = await this.results.ofOperation(command.id);
        return day.remind(responsesOf(day.snapshot(), results), this.clock.now().toISOString());
      },
    });
  }
}
