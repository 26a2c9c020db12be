import { changeRecord, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwn } from '../domain/authority.js';
import type { MeasureEvent } from '../domain/measure.events.js';
import type { Measure } from '../domain/measure.js';
import { Measures } from '../domain/measures.js';

/** Moves a measure from one state to the next. Each answers the new version. */
@Injectable()
export class MoveMeasure {
  constructor(private readonly measures: Measures) {}

  start(command: CommandOnRecord): Promise<number> {
    return this.move(command, (measure) => measure.start());
  }

  suspend(command: CommandOnRecord, reason: string): Promise<number> {
    return this.move(command, (measure) => measure.suspend(reason));
  }

  resume(command: CommandOnRecord): Promise<number> {
    return this.move(command, (measure) => measure.resume());
  }

  complete(command: CommandOnRecord): Promise<number> {
    return this.move(command, (measure) => measure.complete());
  }

  cancel(command: CommandOnRecord, reason?: string): Promise<number> {
    return this.move(command, (measure) => measure.cancel(reason));
  }

  private move(command: CommandOnRecord, decide: (measure: Measure) => MeasureEvent): Promise<number> {
    const permit = (measure: Measure): void => mustBeOwn(command.actor, measure);
    return changeRecord(this.measures, command, { thing: 'measure', permit, decide });
  }
}
