import {
  JOINT_ACTION_DAY,
  REPORTED_RESULT,
  type JointActionDayEventV1,
  type ReportedResultEventV1,
} from '@entente/contracts';
import { KeepCause, type IncomingEvent } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { toOperationFact, toResultFact } from '../projections/fact.js';
import { OperationFiguresProjection } from '../projections/operation-figures.projection.js';

@Controller()
@UseFilters(KeepCause)
export class JointActionDaysConsumer {
  constructor(private readonly figures: OperationFiguresProjection) {}

  @EventPattern<string>(JOINT_ACTION_DAY)
  operations(@Payload() events: readonly IncomingEvent<JointActionDayEventV1>[]): Promise<void> {
    return this.figures.apply(events.map(toOperationFact));
  }

  @EventPattern<string>(REPORTED_RESULT)
  results(@Payload() events: readonly IncomingEvent<ReportedResultEventV1>[]): Promise<void> {
    return this.figures.apply(events.map(toResultFact));
  }
}
