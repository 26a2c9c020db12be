import { changeRecord, type Actor, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeConfirmable, mustBeOwnResult } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import type { Correction, ReportedResult, ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { mustBeOfOperation, readableDay } from './operation-of-result.js';

export interface ResultCommand extends CommandOnRecord {
  readonly jointActionDayId: string;
}

type Permission = (actor: Actor, day: JointActionDayState, result: ReportedResultState) => void;
type Decision = (result: ReportedResult) => ReportedResultEvent;

/** Confirms, corrects or withdraws a result, in any state of its operation. Each answers the new version. */
@Injectable()
export class ChangeResult {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  confirm(command: ResultCommand): Promise<number> {
    return this.change(command, mustBeConfirmable, (result) => result.confirm(command.actor.subject));
  }

  correct(command: ResultCommand, correction: Correction, reason: string): Promise<number> {
    return this.change(command, mustBeOwnResult, (result) =>
      result.correct(correction, reason, command.actor.subject),
    );
  }

  withdraw(command: ResultCommand, reason: string): Promise<number> {
    return this.change(command, mustBeOwnResult, (result) => result.withdraw(reason));
  }

  private async change(command: ResultCommand, permit: Permission, decide: Decision): Promise<number> {
    const { jointActionDayId, actor } = command;
    const day = await readableDay(this.days, actor, jointActionDayId);
    return changeRecord(this.results, command, {
      thing: 'result',
      permit: (result) => {
        mustBeOfOperation(result, jointActionDayId);
        permit(actor, day, result.snapshot());
      },
      decide,
    });
  }
}
