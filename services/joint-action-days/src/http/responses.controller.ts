import { Change, CurrentActor, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersVersion, IdPipe } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclareCannotSay } from '../application/declare-cannot-say.js';
import { ReadResponses } from '../application/read-responses.js';
import { RemindParticipants } from '../application/remind-participants.js';
import { CannotSayBody, toDeclaration } from './participation.request.js';
import { ResponsesAnswer } from './responses.response.js';

@ApiTags('participation')
@Controller({ path: 'joint-action-days/:id', version: '1' })
export class ResponsesController {
  constructor(
    private readonly reading: ReadResponses,
    private readonly declaring: DeclareCannotSay,
    private readonly reminding: RemindParticipants,
  ) {}

  @Get('responses')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({ summary: 'What each participant reported, has not reported yet, or cannot say' })
  @Answers(ResponsesAnswer)
  async list(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ResponsesAnswer> {
    return { items: await this.reading.execute(actor, id) };
  }

  @Post('cannot-say')
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion(
    'Declares what a country or a body is asked for and cannot say, with a reason; a figure replaces it',
  )
  declare(
    @Param('id', IdPipe) id: string,
    @Body() body: CannotSayBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.declaring.execute({ id, ...change }, toDeclaration(body, change.actor));
  }

  @Post('reminder')
  @Roles('action-leader', 'registrar')
  @AnswersVersion('Reminds of every figure that is missing, of each once')
  remind(@Param('id', IdPipe) id: string, @Change() change: ChangeContext): Promise<number> {
    return this.reminding.execute({ id, ...change });
  }
}
