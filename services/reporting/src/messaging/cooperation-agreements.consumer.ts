import { ARRANGEMENT, COOPERATION_AGREEMENT } from '@entente/contracts';
import { BatchContext, KeepCause, MessagingMetrics, type IncomingEvent } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ProjectedAgreements, ProjectedArrangements } from '../persistence/projected-records.js';
import { VersionGaps } from '../persistence/version-gaps.js';
import { Projection } from '../projections/projection.js';

@Controller()
@UseFilters(KeepCause)
export class CooperationAgreementsConsumer {
  private readonly ofAgreements: Pick<Projection, 'apply'>;
  private readonly ofArrangements: Pick<Projection, 'apply'>;

  constructor(
    projectedAgreements: ProjectedAgreements,
    projectedArrangements: ProjectedArrangements,
    gaps: VersionGaps,
    metrics: MessagingMetrics,
  ) {
    this.ofAgreements = new Projection(projectedAgreements, gaps, metrics);
    this.ofArrangements = new Projection(projectedArrangements, gaps, metrics);
  }

  @EventPattern<string>(COOPERATION_AGREEMENT)
  agreements(@Payload() events: readonly IncomingEvent[], @Ctx() batch: BatchContext): Promise<void> {
    return this.ofAgreements.apply(events, batch);
  }

  @EventPattern<string>(ARRANGEMENT)
  arrangements(@Payload() events: readonly IncomingEvent[], @Ctx() batch: BatchContext): Promise<void> {
    return this.ofArrangements.apply(events, batch);
  }
}
