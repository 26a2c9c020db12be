import { NotFound } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeLed } from '../domain/authority.js';
import { closingFigures } from '../domain/closing-figures.js';
import type { Command } from '../domain/command.js';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import type { JointActionDay } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import { mustBeAt } from './expected-version.js';

export interface MoveCommand extends Command {
  readonly id: string;
  readonly expectedVersion: number | undefined;
}

type Move = (day: JointActionDay) => JointActionDayEvent | Promise<JointActionDayEvent>;

/** Moves a joint action day from one state to the next. Each answers the new version. */
@Injectable()
export class MoveJointActionDay {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  start(command: MoveCommand): Promise<number> {
    return this.move(command, (day) => day.start());
  }

  beginClosing(command: MoveCommand): Promise<number> {
    return this.move(command, (day) => day.beginClosing());
  }

  close(command: MoveCommand, reason?: string): Promise<number> {
    return this.move(command, async (day) => {
      const results = await this.results.ofOperation(command.id);
      return day.close(closingFigures(day.snapshot(), results), reason);
    });
  }

  reopen(command: MoveCommand, reason: string): Promise<number> {
    return this.move(command, (day) => day.reopen(reason));
  }

  postpone(command: MoveCommand, reason?: string): Promise<number> {
    return this.move(command, (day) => day.postpone(reason));
  }

  cancel(command: MoveCommand, reason?: string): Promise<number> {
    return this.move(command, (day) => day.cancel(reason));
  }

  private async move(command: MoveCommand, decide: Move): Promise<number> {
    const { id, actor, expectedVersion } = command;
    const found = await this.days.find(id);
    if (!found) throw new NotFound('joint action day', id);
    mustBeLed(actor, found.aggregate.snapshot());
    const before = await this.days.versionMadeBefore(id, command);
    if (before !== undefined) return before;
    mustBeAt('joint action day', id, found.version, expectedVersion);
    const event = await decide(found.aggregate);
    return this.days.save(found.aggregate, event, found.version, command);
  }
}
