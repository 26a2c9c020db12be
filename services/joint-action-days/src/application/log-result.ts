import { participatingCountries } from '@entente/counting';
import {
  Clock,
  InvalidField,
  putRecord,
  type CommandOnRecord,
  type Written,
  isRegistrar,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeOwnFigure, mustBeOwnResult } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { CountryNotParticipating, OperationNotReporting } from '../domain/reported-result.errors.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import { checkFigure, ReportedResult, type ReportedFigure } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { mustBeOfOperation, readableDay } from './operation-of-result.js';

export interface LogCommand extends CommandOnRecord {
  readonly jointActionDayId: string;
  readonly figure: ReportedFigure;
}

/** Logs a result under the id that its device gave it, or revises one that nobody has confirmed yet. */
@Injectable()
export class LogResult {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  async execute(command: LogCommand): Promise<Written> {
    const { jointActionDayId, id, actor, figure } = command;
    checkFigure(id, figure);
    const day = await readableDay(this.days, actor, jointActionDayId);
    return putRecord(this.results, command, {
      thing: 'result',
      permit: (stored) => {
        if (stored) mustBeOfOperation(stored, jointActionDayId);
        if (stored) mustBeOwnResult(actor, day, stored.snapshot());
        mustBeOwnFigure(actor, day, figure);
      },
      create: () => this.create(command, day),
      revise: async (result) => {
        await this.mustFit(command, day);
        return result.revise(figure, actor.subject);
      },
    });
  }

  private async create(
    command: LogCommand,
    day: JointActionDayState,
  ): Promise<[ReportedResult, ReportedResultEvent]> {
    const { id, jointActionDayId, actor, figure } = command;
    const registrar = isRegistrar(actor);
    await this.mustFit(command, day);
    if (!registrar && (day.status === 'planned' || day.status === 'postponed')) {
      throw new OperationNotReporting(jointActionDayId, day.status);
    }
    const over = day.status === 'closed' || day.status === 'cancelled';
    return ReportedResult.log(figure, {
      id,
      jointActionDayId,
      lateReturn: over && !registrar,
      loggedAt: this.clock.now().toISOString(),
      loggedBy: actor.subject,
    });
  }

  private async mustFit({ id, figure, actor }: LogCommand, day: JointActionDayState): Promise<void> {
    mustTakePart(day, figure, isRegistrar(actor));
    await this.mustNotCircle(id, figure);
  }

  /** Two figures that are second values of each other would leave none that stands. */
  private async mustNotCircle(id: string, { alternativeTo }: ReportedFigure): Promise<void> {
    const seen = new Set<string>();
    for (let next = alternativeTo; next !== undefined && !seen.has(next);) {
      if (next === id)
        throw new InvalidField('/alternativeTo', 'must not name a second value of this result');
      seen.add(next);
      next = (await this.results.find(next))?.aggregate.snapshot().alternativeTo;
    }
  }
}

/** Nobody else has results; where the list is not complete, a registrar knows of more. */
function mustTakePart(
  day: JointActionDayState,
  { scope, country }: ReportedFigure,
  registrar: boolean,
): void {
  if (scope !== 'country' || country === undefined || (registrar && !day.listComplete)) return;
  if (!participatingCountries(day).includes(country)) throw new CountryNotParticipating(day.id, country);
}
