import {
  JOINT_ACTION_DAY,
  REPORTED_RESULT,
  type JointActionDayEventV1,
  type ReportedResultEventV1,
} from '@entente/contracts';
import { BatchContext, KeepCause, type IncomingEvent } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { toOperationFact, toResultFact } from '../projections/fact.js';
import { OperationFiguresProjection, type Working } from '../projections/operation-figures.projection.js';

@Controller()
@UseFilters(KeepCause)
export class JointActionDaysConsumer {
  constructor(private readonly figures: OperationFiguresProjection) {}

  @EventPattern<string>(JOINT_ACTION_DAY)
  operations(
    @Payload() events: readonly IncomingEvent<JointActionDayEventV1>[],
    @Ctx() batch: BatchContext,
  ): Promise<void> {
    return this.figures.apply(events.map(toOperationFact), workOn(batch));
  }

  @EventPattern<string>(REPORTED_RESULT)
  results(
    @Payload() events: readonly IncomingEvent<ReportedResultEventV1>[],
    @Ctx() batch: BatchContext,
  ): Promise<void> {
    return this.figures.apply(events.map(toResultFact), workOn(batch));
  }
}

function workOn(batch: BatchContext): Working {
  return { topic: batch.topic, stillWorking: () => batch.stillWorking() };
}
