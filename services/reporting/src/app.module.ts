import { MessagingMetrics, ReaderFigures } from '@entente/messaging';
import { DatabaseStart } from '@entente/mongo';
import { groupMembership, Health, serviceModules } from '@entente/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { ReportsController } from './http/reports.controller.js';
import { CooperationAgreementsConsumer } from './messaging/cooperation-agreements.consumer.js';
import { JointActionDaysConsumer } from './messaging/joint-action-days.consumer.js';
import { MeasuresConsumer } from './messaging/measures.consumer.js';
import { WatermarksConsumer } from './messaging/watermarks.consumer.js';
import { factsIndexes, GENERATIONS } from './persistence/generations.js';
import {
  ProjectedAgreements,
  ProjectedArrangements,
  ProjectedMeasures,
  ProjectedOperations,
} from './persistence/projected-records.js';
import { PROGRESS_COLLECTION, PublishersProgress } from './persistence/publishers-progress.js';
import { GAPS, VersionGaps } from './persistence/version-gaps.js';
import { PROJECTED_KINDS, PUBLISHER_OF } from './projections/projected-kinds.js';
import { AgreementsReport } from './queries/agreements-report.js';
import { MeasuresReport } from './queries/measures-report.js';
import { ResultsReport } from './queries/results-report.js';

export const SERVICE = 'reporting';

@Module({})
export class AppModule {
  constructor(
    database: DatabaseStart,
    health: Health,
    figures: ReaderFigures,
    gaps: VersionGaps,
    metrics: MessagingMetrics,
  ) {
    for (const kind of PROJECTED_KINDS) {
      database.ensure(kind.facts, factsIndexes(kind));
      database.ensure(kind.documents, kind.documentIndexes);
    }
    database.ensure(GENERATIONS);
    database.ensure(GAPS);
    database.ensure(PROGRESS_COLLECTION.collection, PROGRESS_COLLECTION.indexes);
    health.whenServing('database', () => database.check());
    health.shows('topics', () => figures.summary());
    health.shows('versions', async () => ({
      gaps: await gaps.count(),
      conflicts: metrics.conflictingVersions,
    }));
  }

  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...serviceModules(SERVICE, config, {
          groupId: SERVICE,
          membership: groupMembership(config),
          reads: [...PUBLISHER_OF.keys()],
        }),
      ],
      controllers: [
        CooperationAgreementsConsumer,
        JointActionDaysConsumer,
        MeasuresConsumer,
        ReportsController,
        WatermarksConsumer,
      ],
      providers: [
        AgreementsReport,
        MeasuresReport,
        ProjectedAgreements,
        ProjectedArrangements,
        ProjectedMeasures,
        ProjectedOperations,
        PublishersProgress,
        ResultsReport,
        VersionGaps,
      ],
    };
  }
}
