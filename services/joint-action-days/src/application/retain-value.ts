import { changeRecord, Clock, type Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeRetainable } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { ReportedResults } from '../domain/reported-results.js';
import type { ReportedResult } from '../domain/reported-result.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import {
  displacedResults,
  mustBeOfOneSide,
  mustLeaveOthersStanding,
  retainedAt,
} from '../domain/retention.js';
import { standingsIn } from '../domain/standings.js';
import type { ResultCommand } from './change-result.js';
import { mustNotCountElsewhere } from './must-still-count.js';
import { mustBeOfOperation, readableDay } from './operation-of-result.js';

/**
 * Lets one of several values for the same thing stand. The decision is kept in that value alone; whoever makes it may
 * decide on the values that do not stand any more, too.
 */
@Injectable()
export class RetainValue {
  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly clock: Clock,
  ) {}

  async execute(command: ResultCommand, reason: string): Promise<number> {
    const { jointActionDayId, actor } = command;
    const day = await readableDay(this.days, actor, jointActionDayId);
    return changeRecord(this.results, command, {
      thing: 'result',
      permit: (result) => {
        mustBeOfOperation(result, jointActionDayId);
        mustBeRetainable(actor, day, result.snapshot());
      },
      decide: (result) => this.retain(result, { day, actor, reason }),
    });
  }

  /** How it stands is what the others say; two decisions at once are told apart by when they were made. */
  private async retain(
    result: ReportedResult,
    { day, actor, reason }: Retaining,
  ): Promise<ReportedResultEvent> {
    const all = await this.results.ofOperation(day.id);
    const { standing } = standingsIn(all).get(result.snapshot().id)!;
    const event = result.retain({ at: retainedAt(this.clock.now(), all), reason }, standing);
    for (const displaced of displacedResults(result.snapshot(), all)) {
      mustBeRetainable(actor, day, displaced);
      mustBeOfOneSide(result.snapshot(), displaced);
      await mustNotCountElsewhere(this.results, displaced);
    }
    mustLeaveOthersStanding(result.snapshot(), all);
    return event;
  }
}

interface Retaining {
  readonly day: JointActionDayState;
  readonly actor: Actor;
  readonly reason: string;
}
