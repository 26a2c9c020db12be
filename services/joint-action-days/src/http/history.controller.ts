import { CurrentActor, Roles } from '@entente/access';
import { Answers, IdPipe, PageQuery } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadHistory } from '../application/read-history.js';
import { HistoryAnswer, toHappeningAnswer } from './history.response.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id/history', version: '1' })
export class HistoryController {
  constructor(private readonly reading: ReadHistory) {}

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({ summary: 'What happened to a joint action day and its results, the oldest first' })
  @Answers(HistoryAnswer)
  async list(
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryAnswer> {
    const { items, ...rest } = await this.reading.execute(actor, id, page);
    return { items: items.map(toHappeningAnswer), ...rest };
  }
}
