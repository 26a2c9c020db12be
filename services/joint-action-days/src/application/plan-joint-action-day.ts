import {
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
        mustKeepTheLead(actor, plan);
      },
      create: () =>
        registrar ? JointActionDay.record(id, plan, status ?? 'planned') : JointActionDay.plan(id, plan),
      revise: (day) => day.revise(plan, registrar ? { ...(status !== undefined && { status }) } : undefined),
    });
  }
}
