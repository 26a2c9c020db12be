import { AccessModule } from '@entente/access';
import { MessagingModule } from '@entente/messaging';
import { DatabaseStart, MongoModule } from '@entente/mongo';
import { Health, PlatformModule } from '@entente/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import type { Config } from './config.js';
import { ReportsController } from './http/reports.controller.js';
import { JointActionDaysConsumer } from './messaging/joint-action-days.consumer.js';
import { WatermarksConsumer } from './messaging/watermarks.consumer.js';
import { Facts, FACTS_COLLECTION } from './persistence/facts.js';
import { OperationDocuments, OPERATIONS_COLLECTION } from './persistence/operation-documents.js';
import { PROGRESS_COLLECTION, PublishersProgress } from './persistence/publishers-progress.js';
import { OperationFiguresProjection } from './projections/operation-figures.projection.js';
import { ResultsReport } from './queries/results-report.js';

export const SERVICE = 'reporting';

@Module({})
export class AppModule {
  constructor(database: DatabaseStart, health: Health) {
    for (const { collection, indexes } of [FACTS_COLLECTION, OPERATIONS_COLLECTION, PROGRESS_COLLECTION]) {
      database.ensure(collection, indexes);
    }
    health.whenServing('database', () => database.check());
  }

  static with(config: Config): DynamicModule {
    const registry = new Registry();
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service: SERVICE, level: config.logLevel, registry }),
        AccessModule.forRoot({
          issuer: config.oidcIssuer,
          audience: config.oidcAudience,
          ...(config.oidcJwksUri !== undefined && { jwksUri: config.oidcJwksUri }),
        }),
        MongoModule.forRoot(config.mongodbUri),
        MessagingModule.forRoot({
          brokers: config.kafkaBrokers,
          clientId: SERVICE,
          registry,
          groupId: SERVICE,
        }),
      ],
      controllers: [JointActionDaysConsumer, ReportsController, WatermarksConsumer],
      providers: [Facts, OperationDocuments, OperationFiguresProjection, PublishersProgress, ResultsReport],
    };
  }
}
