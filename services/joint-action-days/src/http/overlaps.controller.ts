import { CurrentActor, Roles } from '@entente/access';
import { Answers } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadOverlaps } from '../application/read-overlaps.js';
import { cursorAt, OverlapsQuery, positionIn } from './overlaps.query.js';
import { OverlapsAnswer, toOverlapAnswer } from './overlaps.response.js';

@ApiTags('overlaps')
@Controller({ path: 'overlaps', version: '1' })
export class OverlapsController {
  constructor(private readonly reading: ReadOverlaps) {}

  @Get()
  @Roles('national-coordinator', 'action-leader', 'registrar')
  @ApiOperation({
    summary: 'Lists results that may be the same, with what speaks for it and who said what',
    description:
      'Without `operation` it goes through the operations in reach, the latest first, 20 of them for each request: ' +
      'a page may be short, or empty, and still have `next`. Of one operation 1,000 suspected pairs are looked for at ' +
      'once; `more` says that there may be others, which may come once these are answered.',
  })
  @Answers(OverlapsAnswer)
  async list(@Query() query: OverlapsQuery, @CurrentActor() actor: Actor): Promise<OverlapsAnswer> {
    const { limit, cursor, ...filter } = query;
    const after = positionIn(cursor);
    const { items, next, more } = await this.reading.execute(actor, { ...filter, limit, after });
    return {
      items: items.map(toOverlapAnswer),
      ...(next && { next: cursorAt(next) }),
      ...(more && { more }),
    };
  }
}
