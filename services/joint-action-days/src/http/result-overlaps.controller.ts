import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerOverlap } from '../application/answer-overlap.js';
import { OverlapAnswerBody, OverlapUndoingBody, toGivenAnswer } from './overlap.request.js';

@ApiTags('overlaps')
@Controller({ path: 'joint-action-days/:id/results/:resultId', version: '1' })
@Roles('national-coordinator', 'registrar')
export class ResultOverlapsController {
  constructor(private readonly answering: AnswerOverlap) {}

  @Post('overlap')
  @AnswersVersion(
    'Says whether this result is the same as one logged before; in the word of both it counts once',
  )
  answer(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() body: OverlapAnswerBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.answering.answer({ jointActionDayId, id, ...change }, toGivenAnswer(body));
  }

  @Post('overlap-undoing')
  @AnswersVersion('Takes back all that was said of this result and another one, with a reason')
  undo(
    @Param('id', IdPipe) jointActionDayId: string,
    @Param('resultId', IdPipe) id: string,
    @Body() { with: other, reason }: OverlapUndoingBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.answering.undo({ jointActionDayId, id, ...change }, other, reason);
  }
}
