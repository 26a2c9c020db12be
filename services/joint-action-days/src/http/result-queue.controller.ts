import { Change, Roles, type ChangeContext } from '@entente/access';
import { Answers, IdPipe } from '@entente/http';
import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WorkOffQueue } from '../application/work-off-queue.js';
import { QueueBody, toQueue } from './result-queue.request.js';
import { QueueAnswer, toQueueAnswer } from './result-queue.response.js';

@ApiTags('reported results')
@Controller({ path: 'joint-action-days/:id/results/batch', version: '1' })
export class ResultQueueController {
  constructor(private readonly working: WorkOffQueue) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({
    summary: 'Takes what a device did while it was offline, and says of each command what became of it',
    description:
      'The envelope of every command (`key`, `kind`, `resultId`, `basedOn`, `after`) is checked before any is carried ' +
      'out: one that breaks its rule refuses the whole queue. Each `body` is checked for its command alone.',
  })
  @Answers(QueueAnswer)
  async workOff(
    @Param('id', IdPipe) id: string,
    @Body() { items }: QueueBody,
    @Change() change: ChangeContext,
  ): Promise<QueueAnswer> {
    const outcomes = await this.working.execute(change.actor, id, toQueue(items, change));
    return toQueueAnswer(outcomes, change.requestId);
  }
}
