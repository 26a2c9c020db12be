import { CurrentActor, Roles } from '@entente/access';
import { Answers, IdPipe } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadSummary } from '../application/read-summary.js';
import { SummaryAnswer, toSummaryAnswer } from './summary.response.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id/summary', version: '1' })
export class SummaryController {
  constructor(private readonly reading: ReadSummary) {}

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({ summary: 'The figures of a joint action day, what each rests on and what was set aside' })
  @Answers(SummaryAnswer)
  async one(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<SummaryAnswer> {
    return toSummaryAnswer(await this.reading.execute(actor, id));
  }
}
