import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecideFigure } from '../application/decide-figure.js';
import { DecisionBody, toDeciding } from './decision.request.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id/decision', version: '1' })
export class FigureDecisionsController {
  constructor(private readonly deciding: DecideFigure) {}

  @Post()
  @Roles('action-leader', 'registrar')
  @AnswersVersion(
    'The lead decides whether a figure is what is stated for the whole or the sum of the shares',
  )
  decide(
    @Param('id', IdPipe) id: string,
    @Body() body: DecisionBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.deciding.execute({ id, deciding: toDeciding(body), ...change });
  }
}
