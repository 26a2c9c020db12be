import { changeRecord, type CommandOnRecord, type PartialDate } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwn } from '../domain/authority.js';
import type { AgreementEvent } from '../domain/cooperation-agreement.events.js';
import type { CooperationAgreement } from '../domain/cooperation-agreement.js';
import { CooperationAgreements } from '../domain/cooperation-agreements.js';
import type { Party } from '../domain/cooperation.js';

/** Moves an agreement, or one party's part in it, from one state to the next. Each answers the new version. */
@Injectable()
export class MoveAgreement {
  constructor(private readonly agreements: CooperationAgreements) {}

  sign(command: CommandOnRecord, on: PartialDate, by?: Party): Promise<number> {
    return this.move(command, (agreement) => agreement.sign(on, by));
  }

  enterIntoForce(command: CommandOnRecord, on: PartialDate, forParty?: Party): Promise<number> {
    return this.move(command, (agreement) => agreement.enterIntoForce(on, forParty));
  }

  suspend(command: CommandOnRecord, from: PartialDate, reason: string): Promise<number> {
    return this.move(command, (agreement) => agreement.suspend(from, reason));
  }

  resume(command: CommandOnRecord, on: PartialDate): Promise<number> {
    return this.move(command, (agreement) => agreement.resume(on));
  }

  terminate(command: CommandOnRecord, on: PartialDate, reason: string): Promise<number> {
    return this.move(command, (agreement) => agreement.terminate(on, reason));
  }

  private move(
    command: CommandOnRecord,
    decide: (agreement: CooperationAgreement) => AgreementEvent,
  ): Promise<number> {
    const permit = (agreement: CooperationAgreement): void =>
      mustBeOwn(command.actor, 'agreement', agreement.snapshot());
    return changeRecord(this.agreements, command, { thing: 'agreement', permit, decide });
  }
}
