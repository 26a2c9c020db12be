import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe, OptionalReasonBody, ReasonBody } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveMeasure } from '../application/move-measure.js';

@ApiTags('measures')
@Controller({ path: 'measures/:id', version: '1' })
@Roles('project-lead', 'registrar')
export class MeasureStatesController {
  constructor(private readonly moving: MoveMeasure) {}

  @Post('start')
  @AnswersVersion('planned → ongoing')
  start(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.moving.start({ id, ...change });
  }

  @Post('suspension')
  @AnswersVersion('ongoing → suspended, with the reason')
  suspend(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.suspend({ id, ...change }, reason);
  }

  @Post('resumption')
  @AnswersVersion('suspended → ongoing')
  resume(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.moving.resume({ id, ...change });
  }

  @Post('completion')
  @AnswersVersion('ongoing → completed')
  complete(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.moving.complete({ id, ...change });
  }

  @Post('cancellation')
  @AnswersVersion('planned, ongoing or suspended → cancelled')
  cancel(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: OptionalReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.cancel({ id, ...change }, reason);
  }
}
