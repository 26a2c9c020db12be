import { Roles } from '@entente/access';
import { Answers, PageQuery } from '@entente/http';
import { Journal } from '@entente/mongo';
import { cursorOf, encodeCursor, IsId } from '@entente/schema';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsInt, Min } from 'class-validator';
import { JournalAnswer, toJournalRowAnswer } from './journal.response.js';

export class JournalQuery extends PageQuery {
  @IsId() aggregate!: string;
}

class JournalPosition {
  @IsInt() @Min(1) version!: number;
}

const readCursor = cursorOf(JournalPosition);

/** For every service that keeps a journal. */
@ApiTags('journal')
@Controller({ path: 'journal', version: '1' })
export class JournalController {
  constructor(private readonly journal: Journal) {}

  @Get()
  @Roles('auditor')
  @ApiOperation({ summary: 'What happened to one record: each change with who, in which role, why and when' })
  @Answers(JournalAnswer)
  async list(@Query() { aggregate, limit, cursor }: JournalQuery): Promise<JournalAnswer> {
    const after = cursor === undefined ? 0 : readCursor(cursor).version;
    const rows = await this.journal.of(aggregate, { limit: limit + 1, after });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(toJournalRowAnswer),
      ...(last && { next: encodeCursor({ version: last.aggregateversion }) }),
    };
  }
}
