import { changeRecord, Clock, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeLed } from '../domain/authority.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { checkParticipants, type Participant } from '../domain/participant.js';

/** Invites countries, services and bodies; those that the plan does not list yet come onto its list. */
@Injectable()
export class InviteParticipants {
  constructor(
    private readonly days: JointActionDays,
    private readonly clock: Clock,
  ) {}

  async execute(command: CommandOnRecord, guests: readonly Participant[]): Promise<number> {
    checkParticipants(guests);
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => mustBeLed(command.actor, day.snapshot()),
      decide: (day) => day.invite(guests, this.clock.now().toISOString()),
    });
  }
}
