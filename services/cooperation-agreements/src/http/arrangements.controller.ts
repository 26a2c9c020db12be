import { Change, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersWritten, IdPipe } from '@entente/http';
import type { Page, Written } from '@entente/kernel';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadArrangements, type ArrangementOnDay } from '../application/read-arrangements.js';
import { RecordArrangement } from '../application/record-arrangement.js';
import { ArrangementBody, toArrangementRecord } from './arrangement.request.js';
import { ArrangementAnswer, ArrangementsAnswer } from './cooperation.response.js';
import { ArrangementsQuery, DayQuery, readQuery } from './cooperations.query.js';

@ApiTags('arrangements')
@Controller({ path: 'arrangements', version: '1' })
@Roles('project-lead', 'registrar')
export class ArrangementsController {
  constructor(
    private readonly recording: RecordArrangement,
    private readonly reading: ReadArrangements,
  ) {}

  @Put(':id')
  @AnswersWritten('Records an arrangement, or revises it with If-Match')
  record(
    @Param('id', IdPipe) id: string,
    @Body() body: ArrangementBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    return this.recording.execute({ id, record: toArrangementRecord(body), ...change });
  }

  @Get()
  @ApiOperation({ summary: 'Lists the arrangements with their state on a day, the latest first' })
  @Answers(ArrangementsAnswer)
  list(@Query() query: ArrangementsQuery): Promise<Page<ArrangementOnDay>> {
    const { filter, page } = readQuery(query);
    return this.reading.list(filter, page, query.on);
  }

  @Get(':id')
  @AnswersRecord(ArrangementAnswer, 'Reads one arrangement with its state on a day')
  one(@Param('id', IdPipe) id: string, @Query() { on }: DayQuery): Promise<ArrangementOnDay> {
    return this.reading.one(id, on);
  }
}
