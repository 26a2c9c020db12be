import { changeRecord, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeLed } from '../domain/authority.js';
import { closingFigures } from '../domain/closing-figures.js';
import { closedFindings, findingsOn } from '../domain/findings.js';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import type { JointActionDay } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';

type Move = (day: JointActionDay) => JointActionDayEvent | Promise<JointActionDayEvent>;

/** Moves a joint action day from one state to the next. Each answers the new version. */
@Injectable()
export class MoveJointActionDay {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  start(command: CommandOnRecord): Promise<number> {
    return this.move(command, (day) => day.start());
  }

  beginClosing(command: CommandOnRecord): Promise<number> {
    return this.move(command, (day) => day.beginClosing());
  }

  close(command: CommandOnRecord, reason?: string): Promise<number> {
    return this.move(command, async (day) => {
      const results = await this.results.ofOperation(command.id);
      const state = day.snapshot();
      const figures = closingFigures(state, results);
      return day.close({ figures, ...closedFindings(findingsOn(state, results)) }, reason);
    });
  }

  reopen(command: CommandOnRecord, reason: string): Promise<number> {
    return this.move(command, (day) => day.reopen(reason));
  }

  postpone(command: CommandOnRecord, reason?: string): Promise<number> {
    return this.move(command, (day) => day.postpone(reason));
  }

  cancel(command: CommandOnRecord, reason?: string): Promise<number> {
    return this.move(command, (day) => day.cancel(reason));
  }

  private move(command: CommandOnRecord, decide: Move): Promise<number> {
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => mustBeLed(command.actor, day.snapshot()),
      decide,
    });
  }
}
