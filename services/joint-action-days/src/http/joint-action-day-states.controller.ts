import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe, OptionalReasonBody, ReasonBody } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveJointActionDay } from '../application/move-joint-action-day.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id', version: '1' })
@Roles('action-leader', 'registrar')
export class JointActionDayStatesController {
  constructor(private readonly moving: MoveJointActionDay) {}

  @Post('start')
  @AnswersVersion('planned or postponed → running')
  start(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.moving.start({ id, ...change });
  }

  @Post('closing')
  @AnswersVersion('running → closing')
  beginClosing(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.moving.beginClosing({ id, ...change });
  }

  @Post('closure')
  @AnswersVersion('closing → closed: fixes the figures as they stand')
  close(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: OptionalReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.close({ id, ...change }, reason);
  }

  @Post('reopening')
  @AnswersVersion('closed → closing, with a reason')
  reopen(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.reopen({ id, ...change }, reason);
  }

  @Post('postponement')
  @AnswersVersion('planned or running → postponed')
  postpone(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: OptionalReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.postpone({ id, ...change }, reason);
  }

  @Post('cancellation')
  @AnswersVersion('planned, running or postponed → cancelled')
  cancel(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: OptionalReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.cancel({ id, ...change }, reason);
  }
}
