import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { CommandServiceModule } from '@entente/platform';
import type { DynamicModule } from '@nestjs/common';
import { ChangeResult } from './application/change-result.js';
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

export function appModule(config: Config): DynamicModule {
  return CommandServiceModule.with(config, {
    service: 'joint-action-days',
    topic: JOINT_ACTION_DAYS_TOPIC,
    collections: [JOINT_ACTION_DAYS_COLLECTION, REPORTED_RESULTS_COLLECTION],
    controllers: [
      IndicatorsController,
      JointActionDaysController,
      JointActionDayStatesController,
      ReportedResultsController,
    ],
    providers: [
      ChangeResult,
      LogResult,
      MoveJointActionDay,
      PlanJointActionDay,
      ReadJointActionDays,
      { provide: JointActionDays, useClass: MongoJointActionDays },
      { provide: ReportedResults, useClass: MongoReportedResults },
    ],
  });
}
