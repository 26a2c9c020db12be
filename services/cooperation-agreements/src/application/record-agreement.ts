import { putRecord, type CommandOnRecord, type Written } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwn, mustStayOwn } from '../domain/authority.js';
import { CooperationAgreement } from '../domain/cooperation-agreement.js';
import type { AgreementRecord } from '../domain/cooperation-agreement.record.js';
import { checkAgreement } from '../domain/cooperation-agreement.rules.js';
import { CooperationAgreements } from '../domain/cooperation-agreements.js';

export interface RecordAgreementCommand extends CommandOnRecord {
  readonly record: AgreementRecord;
}

/** Records an agreement, or revises what is recorded about it. */
@Injectable()
export class RecordAgreement {
  constructor(private readonly agreements: CooperationAgreements) {}

  async execute(command: RecordAgreementCommand): Promise<Written> {
    const { id, actor, record } = command;
    checkAgreement(id, record);
    return putRecord(this.agreements, command, {
      thing: 'agreement',
      permit: (stored) => {
        if (stored) mustBeOwn(actor, 'agreement', stored.snapshot());
        mustStayOwn(actor, 'agreement', record);
      },
      create: () => CooperationAgreement.record(id, record),
      revise: (agreement) => agreement.revise(record),
    });
  }
}
