import { AlreadyExists, NotFound, StaleVersion } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { isRegistrar, leadableDays, covers, mustKeepTheLead } from '../domain/authority.js';
import type { Command, Versioned } from '../domain/command.js';
import { StatusIsNotYours } from '../domain/joint-action-day.errors.js';
import {
  checkPlan,
  JointActionDay,
  type JointActionDayPlan,
  type JointActionDayStatus,
} from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { againAfterARace } from './again-after-a-race.js';
import { mustBeAt } from './expected-version.js';
import type { Written } from './written.js';

export interface PlanCommand extends Command {
  readonly id: string;
  readonly plan: JointActionDayPlan;
  /** Taken from a registrar only, who records operations that are over. */
  readonly status?: JointActionDayStatus;
  readonly expectedVersion?: number;
}

/** Plans a joint action day, or revises what was agreed; a registrar records a published one. */
@Injectable()
export class PlanJointActionDay {
  constructor(private readonly days: JointActionDays) {}

  async execute(command: PlanCommand): Promise<Written> {
    if (command.status !== undefined && !isRegistrar(command.actor)) throw new StatusIsNotYours();
    checkPlan(command.id, command.plan);
    return againAfterARace(() => this.write(command));
  }

  private async write(command: PlanCommand): Promise<Written> {
    const { id, actor, plan, expectedVersion, bodyHash } = command;
    const stored = await this.days.find(id);
    if (stored && !covers(leadableDays(actor), stored.aggregate.snapshot())) {
      throw new NotFound('joint action day', id);
    }
    mustKeepTheLead(actor, plan);
    if (!stored) return this.create(command);
    if (await this.days.isRepetition(id, expectedVersion ?? 0, bodyHash)) {
      return { outcome: 'repeated', version: stored.version };
    }
    return this.revise(stored, command);
  }

  private async create(command: PlanCommand): Promise<Written> {
    const { id, actor, plan, status, expectedVersion } = command;
    if (expectedVersion !== undefined) throw new StaleVersion('joint action day', id, expectedVersion, 0);
    const [day, event] = isRegistrar(actor)
      ? JointActionDay.record(id, plan, status ?? 'planned')
      : JointActionDay.plan(id, plan);
    return { outcome: 'created', version: await this.days.save(day, event, 0, command) };
  }

  private async revise(
    { aggregate, version }: Versioned<JointActionDay>,
    command: PlanCommand,
  ): Promise<Written> {
    const { id, actor, plan, status, expectedVersion } = command;
    if (expectedVersion === undefined) throw new AlreadyExists('joint action day', id);
    mustBeAt('joint action day', id, version, expectedVersion);
    const recorded = isRegistrar(actor) ? (status === undefined ? {} : { status }) : undefined;
    const event = aggregate.revise(plan, recorded);
    return { outcome: 'revised', version: await this.days.save(aggregate, event, version, command) };
  }
}
