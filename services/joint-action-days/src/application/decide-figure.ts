import { changeRecord, Clock, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustDecideOnTheWhole } from '../domain/authority.js';
import { checkDecision, type Deciding } from '../domain/figure-decision.js';
import { JointActionDays } from '../domain/joint-action-days.js';

export interface DecideCommand extends CommandOnRecord {
  readonly deciding: Deciding;
}

/** Decides what one figure of an operation is made of, or lets the rule decide again. Answers the new version. */
@Injectable()
export class DecideFigure {
  constructor(
    private readonly days: JointActionDays,
    private readonly clock: Clock,
  ) {}

  async execute(command: DecideCommand): Promise<number> {
    const { actor, deciding } = command;
    checkDecision(deciding);
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => mustDecideOnTheWhole(actor, day.snapshot()),
      decide: (day) => day.decide(deciding, this.clock.now().toISOString()),
    });
  }
}
