import { Change, Roles, type ChangeContext } from '@entente/access';
import { AnswersVersion, IdPipe } from '@entente/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveAgreement } from '../application/move-agreement.js';
import { ResumeBody, StepBody, SuspendBody, TerminateBody } from './agreement-states.request.js';
import { toParty } from './cooperation.request.js';

@ApiTags('cooperation agreements')
@Controller({ path: 'cooperation-agreements/:id', version: '1' })
@Roles('project-lead', 'registrar')
export class AgreementStatesController {
  constructor(private readonly moving: MoveAgreement) {}

  @Post('signature')
  @AnswersVersion('planned or negotiating → signed, by all or by one party')
  sign(
    @Param('id', IdPipe) id: string,
    @Body() { on, party }: StepBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.sign({ id, ...change }, on, party && toParty(party));
  }

  @Post('entry-into-force')
  @AnswersVersion('signed → in force, for all or for one party')
  enterIntoForce(
    @Param('id', IdPipe) id: string,
    @Body() { on, party }: StepBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.enterIntoForce({ id, ...change }, on, party && toParty(party));
  }

  @Post('suspension')
  @AnswersVersion('in force → suspended, with the reason')
  suspend(
    @Param('id', IdPipe) id: string,
    @Body() { from, reason }: SuspendBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.suspend({ id, ...change }, from, reason);
  }

  @Post('resumption')
  @AnswersVersion('suspended → in force')
  resume(
    @Param('id', IdPipe) id: string,
    @Body() { on }: ResumeBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.resume({ id, ...change }, on);
  }

  @Post('termination')
  @AnswersVersion('signed, in force or suspended → terminated, with the reason')
  terminate(
    @Param('id', IdPipe) id: string,
    @Body() { on, reason }: TerminateBody,
    @Change() change: ChangeContext,
  ): Promise<number> {
    return this.moving.terminate({ id, ...change }, on, reason);
  }
}
