import {
  InvalidField,
  putRecord,
  StatusIsNotYours,
  NotFound,
  type CommandOnRecord,
  type Written,
  isRegistrar,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { covers, leadableDays, mustKeepTheLead } from '../domain/authority.js';
import {
  checkPlan,
  JointActionDay,
  type JointActionDayPlan,
  type JointActionDayStatus,
} from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';

export interface PlanCommand extends CommandOnRecord {
  readonly plan: JointActionDayPlan;
  /** Taken from a registrar only, who records operations that are over. */
  readonly status?: JointActionDayStatus;
}

/** Plans a joint action day, or revises what was agreed; a registrar records a published one. */
@Injectable()
export class PlanJointActionDay {
  constructor(private readonly days: JointActionDays) {}

  async execute(command: PlanCommand): Promise<Written> {
    const { id, actor, plan, status } = command;
    const registrar = isRegistrar(actor);
    if (status !== undefined && !registrar) throw new StatusIsNotYours('joint action day');
    checkPlan(id, plan);
    return putRecord(this.days, command, {
      thing: 'joint action day',
      permit: (stored) => {
        if (stored && !covers(leadableDays(actor), stored.snapshot())) {
          throw new NotFound('joint action day', id);
        }
        mustKeepTheLead(actor, plan, stored?.snapshot());
      },
      create: async () => {
        await this.mustNotCircle(id, plan);
        return registrar
          ? JointActionDay.record(id, plan, status ?? 'planned')
          : JointActionDay.plan(id, plan);
      },
      revise: async (day) => {
        await this.mustNotCircle(id, plan);
        return day.revise(plan, registrar ? { ...(status !== undefined && { status }) } : undefined);
      },
    });
  }

  /** What is written at the same time may still make a circle; counting cuts it. */
  private async mustNotCircle(id: string, { nestedIn }: JointActionDayPlan): Promise<void> {
    const seen = new Set<string>();
    for (let next = nestedIn; next !== undefined && !seen.has(next);) {
      if (next === id) throw new InvalidField('/nestedIn', 'must not name an operation nested in this one');
      seen.add(next);
      next = (await this.days.find(next))?.aggregate.snapshot().nestedIn;
    }
  }
}
