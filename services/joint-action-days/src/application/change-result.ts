import { NotFound } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeConfirmable, mustBeOwnResult, mustBeReadable } from '../domain/authority.js';
import type { Actor, Command } from '../domain/command.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import type { Correction, ReportedResult, ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { mustBeAt } from './expected-version.js';

export interface ResultCommand extends Command {
  readonly jointActionDayId: string;
  readonly id: string;
  readonly expectedVersion: number | undefined;
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
    const { jointActionDayId, id, actor, expectedVersion } = command;
    const day = (await this.days.find(jointActionDayId))?.aggregate.snapshot();
    if (!day) throw new NotFound('joint action day', jointActionDayId);
    mustBeReadable(actor, day);
    const found = await this.results.find(id);
    if (!found || found.aggregate.snapshot().jointActionDayId !== jointActionDayId) {
      throw new NotFound('result', id);
    }
    permit(actor, day, found.aggregate.snapshot());
    const before = await this.results.versionMadeBefore(id, command);
    if (before !== undefined) return before;
    mustBeAt('result', id, found.version, expectedVersion);
    const event = decide(found.aggregate);
    return this.results.save(found.aggregate, event, found.version, command);
  }
}
