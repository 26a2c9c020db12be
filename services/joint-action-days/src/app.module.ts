import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { CommandServiceModule } from '@entente/platform';
import type { DynamicModule } from '@nestjs/common';
import { AnswerInvitation } from './application/answer-invitation.js';
import { AnswerOverlap } from './application/answer-overlap.js';
import { ChangeResult } from './application/change-result.js';
import { CheckFigures } from './application/check-figures.js';
import { DeclareCannotSay } from './application/declare-cannot-say.js';
import { InviteParticipants } from './application/invite-participants.js';
import { DecideFigure } from './application/decide-figure.js';
import { LogResult } from './application/log-result.js';
import { MoveJointActionDay } from './application/move-joint-action-day.js';
import { PlanJointActionDay } from './application/plan-joint-action-day.js';
import { ReadHistory } from './application/read-history.js';
import { ReadJointActionDays } from './application/read-joint-action-days.js';
import { ReadOverlaps } from './application/read-overlaps.js';
import { WorkOffQueue } from './application/work-off-queue.js';
import { ReadResponses } from './application/read-responses.js';
import { RemindParticipants } from './application/remind-participants.js';
import { RetainValue } from './application/retain-value.js';
import { ReadSummary } from './application/read-summary.js';
import { WatchOperation } from './application/watch-operation.js';
import type { Config } from './config.js';
import { JointActionDays } from './domain/joint-action-days.js';
import { OperationChanges } from './domain/operation-changes.js';
import { OperationHistory } from './domain/operation-history.js';
import { ReportedResults } from './domain/reported-results.js';
import { ChecksController } from './http/checks.controller.js';
import { FigureDecisionsController } from './http/figure-decisions.controller.js';
import { HistoryController } from './http/history.controller.js';
import { IndicatorsController } from './http/indicators.controller.js';
import { JointActionDayStatesController } from './http/joint-action-day-states.controller.js';
import { JointActionDaysController } from './http/joint-action-days.controller.js';
import { OverlapsController } from './http/overlaps.controller.js';
import { ParticipationController } from './http/participation.controller.js';
import { ReportedResultsController } from './http/reported-results.controller.js';
import { ResultOverlapsController } from './http/result-overlaps.controller.js';
import { ResultQueueController } from './http/result-queue.controller.js';
import { ResponsesController } from './http/responses.controller.js';
import { RoomController } from './http/room.controller.js';
import { SummaryController } from './http/summary.controller.js';
import { JournalOperationChanges } from './persistence/journal-operation-changes.js';
import { JournalOperationHistory } from './persistence/journal-operation-history.js';
import { JOINT_ACTION_DAYS_COLLECTION, MongoJointActionDays } from './persistence/mongo-joint-action-days.js';
import { MongoReportedResults, REPORTED_RESULTS_COLLECTION } from './persistence/mongo-reported-results.js';

export function appModule(config: Config): DynamicModule {
  return CommandServiceModule.with(config, {
    service: 'joint-action-days',
    topic: JOINT_ACTION_DAYS_TOPIC,
    collections: [JOINT_ACTION_DAYS_COLLECTION, REPORTED_RESULTS_COLLECTION],
    controllers: [
      ChecksController,
      FigureDecisionsController,
      HistoryController,
      IndicatorsController,
      JointActionDaysController,
      JointActionDayStatesController,
      OverlapsController,
      ParticipationController,
      ReportedResultsController,
      ResultOverlapsController,
      ResultQueueController,
      ResponsesController,
      RoomController,
      SummaryController,
    ],
    providers: [
      AnswerInvitation,
      AnswerOverlap,
      ChangeResult,
      CheckFigures,
      DeclareCannotSay,
      InviteParticipants,
      DecideFigure,
      LogResult,
      MoveJointActionDay,
      PlanJointActionDay,
      ReadHistory,
      ReadJointActionDays,
      ReadOverlaps,
      WorkOffQueue,
      ReadResponses,
      RemindParticipants,
      RetainValue,
      ReadSummary,
      WatchOperation,
      { provide: JointActionDays, useClass: MongoJointActionDays },
      { provide: OperationChanges, useClass: JournalOperationChanges },
      { provide: OperationHistory, useClass: JournalOperationHistory },
      { provide: ReportedResults, useClass: MongoReportedResults },
    ],
  });
}
