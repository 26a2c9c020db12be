import { CurrentActor, Roles } from '@entente/access';
import { Answers, IdPipe } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CheckFigures } from '../application/check-figures.js';
import { FindingsAnswer } from './checks.response.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id/checks', version: '1' })
export class ChecksController {
  constructor(private readonly checking: CheckFigures) {}

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({ summary: 'Figures of a joint action day that do not go together' })
  @Answers(FindingsAnswer)
  async check(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<FindingsAnswer> {
    return { items: await this.checking.execute(actor, id) };
  }
}
