import { JOINT_ACTION_DAY, REPORTED_RESULT } from '@entente/contracts';
import { BatchContext, KeepCause, MessagingMetrics, type IncomingEvent } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ProjectedOperations } from '../persistence/projected-records.js';
import { VersionGaps } from '../persistence/version-gaps.js';
import { Projection } from '../projections/projection.js';

@Controller()
@UseFilters(KeepCause)
export class JointActionDaysConsumer {
  private readonly projection: Pick<Projection, 'apply'>;

  constructor(projected: ProjectedOperations, gaps: VersionGaps, metrics: MessagingMetrics) {
    this.projection = new Projection(projected, gaps, metrics);
  }

  @EventPattern<string>(JOINT_ACTION_DAY)
  operations(@Payload() events: readonly IncomingEvent[], @Ctx() batch: BatchContext): Promise<void> {
    return this.projection.apply(events, batch);
  }

  @EventPattern<string>(REPORTED_RESULT)
  results(@Payload() events: readonly IncomingEvent[], @Ctx() batch: BatchContext): Promise<void> {
    return this.projection.apply(events, batch);
  }
}
