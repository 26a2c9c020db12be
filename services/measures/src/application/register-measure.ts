import {
  putRecord,
  StatusIsNotYours,
  type CommandOnRecord,
  type MeasureStatus,
  type Written,
  isRegistrar,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwn, mustStayOwn } from '../domain/authority.js';
import { checkMeasure, Measure, type MeasureRecord } from '../domain/measure.js';
import { Measures } from '../domain/measures.js';

export interface RegisterCommand extends CommandOnRecord {
  readonly record: MeasureRecord;
  /** Taken from a registrar only, who records measures that are under way or over. */
  readonly status?: MeasureStatus;
}

/** Registers a measure, or revises what is recorded about it. */
@Injectable()
export class RegisterMeasure {
  constructor(private readonly measures: Measures) {}

  async execute(command: RegisterCommand): Promise<Written> {
    const { id, actor, record, status } = command;
    const registrar = isRegistrar(actor);
    if (status !== undefined && !registrar) throw new StatusIsNotYours('measure');
    checkMeasure(id, record);
    return putRecord(this.measures, command, {
      thing: 'measure',
      permit: (stored) => {
        if (stored) mustBeOwn(actor, stored);
        mustStayOwn(actor, record);
      },
      create: () => Measure.register(id, record, status ?? 'planned'),
      revise: (measure) =>
        measure.revise(record, registrar ? { ...(status !== undefined && { status }) } : undefined),
    });
  }
}
