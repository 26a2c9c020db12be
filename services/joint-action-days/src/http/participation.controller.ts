import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerInvitation } from '../application/answer-invitation.js';
import { InviteParticipants } from '../application/invite-participants.js';
import { ParticipantNameBody, toAnswering, toParticipant } from './participant.request.js';
import { AnswerWithReasonBody, InvitationBody } from './participation.request.js';

@ApiTags('participation')
@Controller({ path: 'joint-action-days/:id', version: '1' })
export class ParticipationController {
  constructor(
    private readonly inviting: InviteParticipants,
    private readonly answering: AnswerInvitation,
  ) {}

  @Post('invitation')
  @Roles('action-leader', 'registrar')
  @AnswersVersion('Invites participants, and lists those that the plan does not name yet')
  invite(
    @Param('id', IdPipe) id: string,
    @Body() { participants }: InvitationBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.inviting.execute({ id, ...change }, participants.map(toParticipant));
  }

  @Post('acceptance')
  @Roles('national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion('A participant accepts')
  accept(
    @Param('id', IdPipe) id: string,
    @Body() name: ParticipantNameBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.answering.accept({ id, ...change }, toAnswering(name, change.actor));
  }

  @Post('refusal')
  @Roles('national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion('A participant declines, with a reason: nothing is expected of it any more')
  decline(
    @Param('id', IdPipe) id: string,
    @Body() { reason, ...name }: AnswerWithReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.answering.decline({ id, ...change }, toAnswering(name, change.actor), reason);
  }

  @Post('leaving')
  @Roles('national-coordinator', 'action-leader', 'registrar')
  @AnswersVersion('A participant leaves, with a reason; what it reported stays')
  leave(
    @Param('id', IdPipe) id: string,
    @Body() { reason, ...name }: AnswerWithReasonBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.answering.leave({ id, ...change }, toAnswering(name, change.actor), reason);
  }
}
