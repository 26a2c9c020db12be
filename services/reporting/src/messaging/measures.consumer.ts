import { MEASURE } from '@entente/contracts';
import { BatchContext, KeepCause, MessagingMetrics, type IncomingEvent } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ProjectedMeasures } from '../persistence/projected-records.js';
import { VersionGaps } from '../persistence/version-gaps.js';
import { Projection } from '../projections/projection.js';

@Controller()
@UseFilters(KeepCause)
export class MeasuresConsumer {
  private readonly projection: Pick<Projection, 'apply'>;

  constructor(projected: ProjectedMeasures, gaps: VersionGaps, metrics: MessagingMetrics) {
    this.projection = new Projection(projected, gaps, metrics);
  }

  @EventPattern<string>(MEASURE)
  measures(@Payload() events: readonly IncomingEvent[], @Ctx() batch: BatchContext): Promise<void> {
    return this.projection.apply(events, batch);
  }
}
