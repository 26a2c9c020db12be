import { participatingCountries } from '@entente/counting';
import { AlreadyExists, InvalidField, NotFound, StaleVersion } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { isRegistrar, mustBeOwnFigure, mustBeOwnResult, mustBeReadable } from '../domain/authority.js';
import type { Command } from '../domain/command.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { CountryNotParticipating, OperationNotReporting } from '../domain/reported-result.errors.js';
import { checkFigure, ReportedResult, type ReportedFigure } from '../domain/reported-result.js';
import { ReportedResults } from '../domain/reported-results.js';
import { againAfterARace } from './again-after-a-race.js';
import { Clock } from './clock.js';
import { mustBeAt } from './expected-version.js';
import type { Written } from './written.js';

export interface LogCommand extends Command {
  readonly jointActionDayId: string;
  readonly id: string;
  readonly figure: ReportedFigure;
  readonly expectedVersion?: number;
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
    checkFigure(command.id, command.figure);
    return againAfterARace(() => this.write(command));
  }

  private async write(command: LogCommand): Promise<Written> {
    const { jointActionDayId, id, actor, figure, expectedVersion, bodyHash } = command;
    const day = (await this.days.find(jointActionDayId))?.aggregate.snapshot();
    if (!day) throw new NotFound('joint action day', jointActionDayId);
    mustBeReadable(actor, day);
    const stored = await this.results.find(id);
    if (stored && stored.aggregate.snapshot().jointActionDayId !== jointActionDayId) {
      throw new NotFound('result', id);
    }
    if (stored) mustBeOwnResult(actor, day, stored.aggregate.snapshot());
    mustBeOwnFigure(actor, day, figure);
    if (stored && (await this.results.isRepetition(id, expectedVersion ?? 0, bodyHash))) {
      return { outcome: 'repeated', version: stored.version };
    }
    if (!stored) return this.create(command, day);

    if (expectedVersion === undefined) throw new AlreadyExists('result', id);
    mustBeAt('result', id, stored.version, expectedVersion);
    mustTakePart(day, figure, isRegistrar(actor));
    await this.mustNotCircle(id, figure);
    const event = stored.aggregate.revise(figure, actor.subject);
    return {
      outcome: 'revised',
      version: await this.results.save(stored.aggregate, event, stored.version, command),
    };
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

  private async create(command: LogCommand, day: JointActionDayState): Promise<Written> {
    const { id, jointActionDayId, actor, figure, expectedVersion } = command;
    if (expectedVersion !== undefined) throw new StaleVersion('result', id, expectedVersion, 0);
    const registrar = isRegistrar(actor);
    mustTakePart(day, figure, registrar);
    await this.mustNotCircle(id, figure);
    if (!registrar && (day.status === 'planned' || day.status === 'postponed')) {
      throw new OperationNotReporting(jointActionDayId, day.status);
    }
    const over = day.status === 'closed' || day.status === 'cancelled';
    const [result, event] = ReportedResult.log(figure, {
      id,
      jointActionDayId,
      lateReturn: over && !registrar,
      loggedAt: this.clock.now().toISOString(),
      loggedBy: actor.subject,
    });
    return { outcome: 'created', version: await this.results.save(result, event, 0, command) };
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
