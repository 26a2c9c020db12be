import { changeRecord, Clock, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustAnswerFor, mustBeNamed } from '../domain/authority.js';
import type { JointActionDayEvent } from '../domain/joint-action-day.events.js';
import type { JointActionDay } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import type { ParticipantName } from '../domain/participant.js';

type Decision = (day: JointActionDay, at: string) => JointActionDayEvent;

/** A participant accepts, declines or leaves, in the words of who answers for it. Each answers the new version. */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly days: JointActionDays,
    private readonly clock: Clock,
  ) {}

  accept(command: CommandOnRecord, name: ParticipantName): Promise<number> {
    return this.answer(command, name, (day, at) => day.accept(name, at));
  }

  decline(command: CommandOnRecord, name: ParticipantName, reason: string): Promise<number> {
    return this.answer(command, name, (day, at) => day.decline(name, reason, at));
  }

  leave(command: CommandOnRecord, name: ParticipantName, reason: string): Promise<number> {
    return this.answer(command, name, (day, at) => day.leave(name, reason, at));
  }

  private answer(command: CommandOnRecord, name: ParticipantName, decide: Decision): Promise<number> {
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => {
        mustBeNamed(command.actor, day.snapshot());
        mustAnswerFor(command.actor, name);
      },
      decide: (day) => decide(day, this.clock.now().toISOString()),
    });
  }
}
