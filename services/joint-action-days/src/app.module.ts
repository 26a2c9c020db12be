import { AccessModule } from '@entente/access';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { eventTopics, MessagingModule, Relay, RelayFigures } from '@entente/messaging';
import { DatabaseStart, MongoModule } from '@entente/mongo';
import {
  databaseConnection,
  Health,
  JournalController,
  kafkaConnection,
  PlatformModule,
} from '@entente/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { ChangeResult } from './application/change-result.js';
import { Clock } from './application/clock.js';
import { LogResult } from './application/log-result.js';
import { MoveJointActionDay } from './application/move-joint-action-day.js';
import { PlanJointActionDay } from './application/plan-joint-action-day.js';
import { ReadJointActionDays } from './application/read-joint-action-days.js';
import type { Config } from './config.js';
import { JointActionDays } from './domain/joint-action-days.js';
import { ReportedResults } from './domain/reported-results.js';
import { IndicatorsController } from './http/indicators.controller.js';
import { JointActionDayStatesController } from './http/joint-action-day-states.controller.js';
import { JointActionDaysController } from './http/joint-action-days.controller.js';
import { ReportedResultsController } from './http/reported-results.controller.js';
import { JOINT_ACTION_DAYS_COLLECTION, MongoJointActionDays } from './persistence/mongo-joint-action-days.js';
import { MongoReportedResults, REPORTED_RESULTS_COLLECTION } from './persistence/mongo-reported-results.js';

export const SERVICE = 'joint-action-days';

@Module({})
export class AppModule {
  constructor(database: DatabaseStart, health: Health, relay: Relay, figures: RelayFigures) {
    for (const { collection, indexes } of [JOINT_ACTION_DAYS_COLLECTION, REPORTED_RESULTS_COLLECTION]) {
      database.ensure(collection, indexes);
    }
    health.whenServing('database', () => database.check());
    health.whenWedged('relay', () => relay.checkTurning());
    health.shows('events', () => figures.summary());
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
        MongoModule.forRoot(config.mongodbUri, {
          connection: databaseConnection(config),
          transactionTimeoutMs: config.transactionTimeoutMs,
        }),
        MessagingModule.forRoot({
          brokers: config.kafkaBrokers,
          clientId: SERVICE,
          connection: kafkaConnection(config),
          registry,
          relay: {
            service: SERVICE,
            topic: JOINT_ACTION_DAYS_TOPIC,
            topicSpecs: eventTopics(JOINT_ACTION_DAYS_TOPIC),
            leaseMs: config.relayLeaseMs,
            transactionTimeoutMs: config.transactionTimeoutMs,
          },
        }),
      ],
      controllers: [
        IndicatorsController,
        JointActionDaysController,
        JointActionDayStatesController,
        JournalController,
        ReportedResultsController,
      ],
      providers: [
        ChangeResult,
        Clock,
        LogResult,
        MoveJointActionDay,
        PlanJointActionDay,
        ReadJointActionDays,
        { provide: JointActionDays, useClass: MongoJointActionDays },
        { provide: ReportedResults, useClass: MongoReportedResults },
      ],
    };
  }
}
