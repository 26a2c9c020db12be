import { Change, CurrentActor, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersWritten, IdPipe } from '@entente/http';
import type { Actor, Written } from '@entente/kernel';
import { countryOf } from '@entente/schema';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanJointActionDay } from '../application/plan-joint-action-day.js';
import { ReadJointActionDays } from '../application/read-joint-action-days.js';
import { JointActionDayBody, toPlan } from './joint-action-day.request.js';
import { JointActionDayAnswer, JointActionDaysAnswer, toAnswer } from './joint-action-day.response.js';
import { JointActionDaysQuery } from './joint-action-days.query.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days', version: '1' })
export class JointActionDaysController {
  constructor(
    private readonly planning: PlanJointActionDay,
    private readonly reading: ReadJointActionDays,
  ) {}

  @Put(':id')
  @Roles('action-leader', 'registrar')
  @AnswersWritten('Plans a joint action day, or revises it with If-Match')
  plan(
    @Param('id', IdPipe) id: string,
    @Body() body: JointActionDayBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    const status = body.status && { status: body.status };
    return this.planning.execute({ id, plan: toPlan(body), ...status, ...change });
  }

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({ summary: 'Lists the joint action days in reach, the latest first' })
  @Answers(JointActionDaysAnswer)
  async list(
    @Query() query: JointActionDaysQuery,
    @CurrentActor() actor: Actor,
  ): Promise<JointActionDaysAnswer> {
    const { limit, cursor, country, ...filter } = query;
    const { items, ...next } = await this.reading.list(
      actor,
      { ...filter, ...(country !== undefined && { country: countryOf(country) }) },
      { limit, ...(cursor !== undefined && { cursor }) },
    );
    return { items: items.map(toAnswer), ...next };
  }

  @Get(':id')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersRecord(JointActionDayAnswer, 'Reads one joint action day')
  async one(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<JointActionDayAnswer> {
    return toAnswer(await this.reading.one(actor, id));
  }
}
