import { Change, CurrentActor, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersVersion, AnswersWritten, IdPipe, ReasonBody } from '@entente/http';
import type { Actor, Written } from '@entente/kernel';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeResult, CONFIRMATION, correction, withdrawal } from '../application/change-result.js';
import { LogResult } from '../application/log-result.js';
import { ReadJointActionDays } from '../application/read-joint-action-days.js';
import { RetainValue } from '../application/retain-value.js';
import { CorrectionBody, ResultBody, toCorrection, toFigure } from './result.request.js';
import {
  ResultsAnswer,
  StandingResultAnswer,
  toResultAnswer,
  toStandingResultAnswer,
} from './result.response.js';
import { ResultsQuery, StandingQuery } from './results.query.js';

@ApiTags('reported results')
@Controller({ path: 'joint-action-days/:id/results', version: '1' })
export class ReportedResultsController {
  constructor(
    private readonly logging: LogResult,
    private readonly changing: ChangeResult,
    private readonly retaining: RetainValue,
    private readonly reading: ReadJointActionDays,
  ) {}

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({
    summary: 'Lists the results of a joint action day, withdrawn ones too',
    description: 'With `standing=true` each page costs as much as the operation has results.',
  })
  @Answers(ResultsAnswer)
  async list(
    @Param('id', IdPipe) id: string,
    @Query() { standing, ...page }: ResultsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ResultsAnswer> {
    if (standing) {
      const { items, ...next } = await this.reading.standingResultsOf(actor, id, page);
      return { items: items.map(toStandingResultAnswer), ...next };
    }
    const { items, ...next } = await this.reading.resultsOf(actor, id, page);
    return { items: items.map(toResultAnswer), ...next };
  }

  @Get(':resultId')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersRecord(StandingResultAnswer, 'Reads one result')
  async one(
    @Param('id', IdPipe) id: string,
    @Param('resultId', IdPipe) resultId: string,
    @Query() { standing }: StandingQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StandingResultAnswer> {
    if (standing) return toStandingResultAnswer(await this.reading.standingResult(actor, id, resultId));
    return toResultAnswer(await this.reading.result(actor, id, resultId));
  }

  @Put(':resultId')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersWritten('Logs a result, or revises an unconfirmed one with If-Match')
  log(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() body: ResultBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    const figure = toFigure(body, change.actor);
    return this.logging.execute({ jointActionDayId, id, figure, ...change });
  }

  @Post(':resultId/confirmation')
  @Roles('national-coordinator')
  @AnswersVersion('Confirms a result that somebody else logged')
  confirm(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.changing.execute({ jointActionDayId, id, ...change }, CONFIRMATION);
  }

  @Post(':resultId/correction')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion('Corrects a value, with a reason; the earlier versions stay')
  correct(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() body: CorrectionBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    const corrected = correction(toCorrection(body), body.reason);
    return this.changing.execute({ jointActionDayId, id, ...change }, corrected);
  }

  @Post(':resultId/withdrawal')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion('Withdraws a result, with a reason; the earlier versions stay')
  withdraw(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() { reason }: ReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.changing.execute({ jointActionDayId, id, ...change }, withdrawal(reason));
  }

  @Post(':resultId/retention')
  @Roles('action-leader', 'national-coordinator', 'registrar')
  @AnswersVersion(
    'Lets a second value stand, with a reason: of the whole the lead, of a country its national coordinator',
  )
  retain(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() { reason }: ReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.retaining.execute({ jointActionDayId, id, ...change }, reason);
  }
}
