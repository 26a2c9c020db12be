import { changeRecord, isRegistrar, type Actor, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeConfirmable, mustBeOwnResult } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { mustNameParticipants } from '../domain/reporting-countries.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import type { Correction, ReportedResult, ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults, type DecidedResults } from '../domain/reported-results.js';
import { mustStillCount } from './must-still-count.js';
import { mustBeOfOperation, readableDay } from './operation-of-result.js';

export interface ResultCommand extends CommandOnRecord {
  readonly jointActionDayId: string;
}

/** What is to become of a result. */
export interface ResultChange {
  readonly permit: (actor: Actor, day: JointActionDayState, result: ReportedResultState) => void;
  readonly decide: (result: ReportedResult, actor: Actor, day: JointActionDayState) => ReportedResultEvent;
}

export const CONFIRMATION: ResultChange = {
  permit: mustBeConfirmable,
  decide: (result, { subject }) => result.confirm(subject),
};

export function correction(given: Correction, reason: string): ResultChange {
  return {
    permit: mustBeOwnResult,
    decide: (result, actor, day) => {
      mustNameParticipants(day, given.attributions, isRegistrar(actor));
      return result.correct(given, reason, actor.subject);
    },
  };
}

export function withdrawal(reason: string): ResultChange {
  return { permit: mustBeOwnResult, decide: (result) => result.withdraw(reason) };
}

/** Confirms, corrects or withdraws a result, in any state of its operation. Answers the new version. */
@Injectable()
export class ChangeResult {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
  ) {}

  async execute(command: ResultCommand, change: ResultChange): Promise<number> {
    const day = await readableDay(this.days, command.actor, command.jointActionDayId);
    return changeResult(this.results, day, command, change);
  }
}

/** Of an operation that is known and may be read. */
export function changeResult(
  results: DecidedResults,
  day: JointActionDayState,
  command: CommandOnRecord,
  { permit, decide }: ResultChange,
): Promise<number> {
  const { actor } = command;
  return changeRecord(results, command, {
    thing: 'result',
    permit: (result) => {
      mustBeOfOperation(result, day.id);
      permit(actor, day, result.snapshot());
    },
    decide: async (result) => {
      const before = result.snapshot();
      const event = decide(result, actor, day);
      await mustStillCount(results, before, result.snapshot());
      return event;
    },
  });
}
