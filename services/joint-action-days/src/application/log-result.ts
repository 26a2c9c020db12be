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
import { OperationNotReporting, ValuesAreDecided } from '../domain/reported-result.errors.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import { checkFigure, ReportedResult, type ReportedFigure } from '../domain/reported-result.js';
import { ReportedResults, type DecidedResults } from '../domain/reported-results.js';
import { mustNameParticipants, mustTakePart } from '../domain/reporting-countries.js';
import { mustStillCount } from './must-still-count.js';
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
    const { id, figure, actor, jointActionDayId } = command;
    checkFigure(id, figure);
    const day = await readableDay(this.days, actor, jointActionDayId);
    return logResult(this.results, this.clock.now(), day, command);
  }
}

/** Of an operation that is known and may be read. `now` is when the result came. */
export function logResult(
  results: DecidedResults,
  now: Date,
  day: JointActionDayState,
  command: LogCommand,
): Promise<Written> {
  const { id, figure, actor } = command;
  checkFigure(id, figure);
  const mustFit = async (before?: ReportedFigure) => {
    mustTakePart(day, figure, isRegistrar(actor));
    mustNameParticipants(day, figure.attributions, isRegistrar(actor));
    await mustNotCircle(results, id, figure);
    if (figure.alternativeTo !== before?.alternativeTo) await mustNotBeDecided(results, day.id, command);
  };
  return putRecord(results, command, {
    thing: 'result',
    permit: (stored) => {
      if (stored) mustBeOfOperation(stored, day.id);
      if (stored) mustBeOwnResult(actor, day, stored.snapshot());
      mustBeOwnFigure(actor, day, figure);
    },
    create: async () => {
      await mustFit();
      return created(day, command, now);
    },
    revise: async (result) => {
      const before = result.snapshot();
      await mustFit(before);
      const event = result.revise(figure, actor.subject);
      await mustStillCount(results, before, result.snapshot());
      return event;
    },
  });
}

function created(
  day: JointActionDayState,
  { id, actor, figure }: LogCommand,
  now: Date,
): [ReportedResult, ReportedResultEvent] {
  const registrar = isRegistrar(actor);
  if (!registrar && (day.status === 'planned' || day.status === 'postponed')) {
    throw new OperationNotReporting(day.id, day.status);
  }
  const over = day.status === 'closed' || day.status === 'cancelled';
  return ReportedResult.log(figure, {
    id,
    jointActionDayId: day.id,
    lateReturn: over && !registrar,
    loggedAt: now.toISOString(),
    loggedBy: actor.subject,
  });
}

/** Two figures that are second values of each other would leave none that stands. */
async function mustNotCircle(
  results: DecidedResults,
  id: string,
  { alternativeTo }: ReportedFigure,
): Promise<void> {
  const seen = new Set<string>();
  for (let next = alternativeTo; next !== undefined && !seen.has(next);) {
    if (next === id) throw new InvalidField('/alternativeTo', 'must not name a second value of this result');
    seen.add(next);
    next = (await results.find(next))?.aggregate.snapshot().alternativeTo;
  }
}

/**
 * Which of several values stands was decided on those that were linked by then.
 * @throws ValuesAreDecided where a value was retained that is a second one of this, in however many steps
 */
async function mustNotBeDecided(
  results: DecidedResults,
  jointActionDayId: string,
  { id, figure }: LogCommand,
): Promise<void> {
  if (figure.alternativeTo === undefined) return;
  const linked = new Set<string>();
  for (let firsts = [id]; firsts.length > 0;) {
    for (const first of firsts) linked.add(first);
    const seconds = await results.secondValuesOf(jointActionDayId, firsts);
    if (seconds.some(({ retained, status }) => retained && status !== 'withdrawn')) {
      throw new ValuesAreDecided(id);
    }
    firsts = seconds.map((second) => second.id).filter((second) => !linked.has(second));
  }
}
