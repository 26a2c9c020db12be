import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { MessagingMetrics, ReaderFigures } from '@entente/messaging';
import { DatabaseStart } from '@entente/mongo';
import { groupMembership, Health, serviceModules } from '@entente/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { ReportsController } from './http/reports.controller.js';
import { JointActionDaysConsumer } from './messaging/joint-action-days.consumer.js';
import { WatermarksConsumer } from './messaging/watermarks.consumer.js';
import { FACTS_INDEXES } from './persistence/facts.js';
import { GENERATIONS, Generations } from './persistence/generations.js';
import { OPERATIONS_INDEXES } from './persistence/operation-documents.js';
import { PROGRESS_COLLECTION, PublishersProgress } from './persistence/publishers-progress.js';
import { GAPS, VersionGaps } from './persistence/version-gaps.js';
import { OperationFiguresProjection } from './projections/operation-figures.projection.js';
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
    database.ensure('facts', FACTS_INDEXES);
    database.ensure('operations', OPERATIONS_INDEXES);
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
          reads: [JOINT_ACTION_DAYS_TOPIC],
        }),
      ],
      controllers: [JointActionDaysConsumer, ReportsController, WatermarksConsumer],
      providers: [Generations, OperationFiguresProjection, PublishersProgress, ResultsReport, VersionGaps],
    };
  }
}
