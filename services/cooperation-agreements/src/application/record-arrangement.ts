import { putRecord, type CommandOnRecord, type Written } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { Arrangement, checkArrangement, type ArrangementRecord } from '../domain/arrangement.js';
import { Arrangements } from '../domain/arrangements.js';
import { mustBeOwn, mustStayOwn } from '../domain/authority.js';

export interface RecordArrangementCommand extends CommandOnRecord {
  readonly record: ArrangementRecord;
}

/** Records an arrangement, or revises what is recorded about it. */
@Injectable()
export class RecordArrangement {
  constructor(private readonly arrangements: Arrangements) {}

  async execute(command: RecordArrangementCommand): Promise<Written> {
    const { id, actor, record } = command;
    checkArrangement(record);
    return putRecord(this.arrangements, command, {
      thing: 'arrangement',
      permit: (stored) => {
        if (stored) mustBeOwn(actor, 'arrangement', stored.snapshot());
        mustStayOwn(actor, 'arrangement', record);
      },
      create: () => Arrangement.record(id, record),
      revise: (arrangement) => arrangement.revise(record),
    });
  }
}
