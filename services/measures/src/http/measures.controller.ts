import { Change, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersWritten, IdPipe } from '@entente/http';
import type { Page, VersionedState, Written } from '@entente/kernel';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadMeasures } from '../application/read-measures.js';
import { RegisterMeasure } from '../application/register-measure.js';
import type { MeasureState } from '../domain/measure.js';
import { MeasureBody, toRecord } from './measure.request.js';
import { MeasureAnswer, MeasuresAnswer } from './measure.response.js';
import { MeasuresQuery, toFilter } from './measures.query.js';

@ApiTags('measures')
@Controller({ path: 'measures', version: '1' })
@Roles('project-lead', 'registrar')
export class MeasuresController {
  constructor(
    private readonly registering: RegisterMeasure,
    private readonly reading: ReadMeasures,
  ) {}

  @Put(':id')
  @AnswersWritten('Registers a measure, or revises it with If-Match')
  register(
    @Param('id', IdPipe) id: string,
    @Body() body: MeasureBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    const status = body.status && { status: body.status };
    return this.registering.execute({ id, record: toRecord(body), ...status, ...change });
  }

  @Get()
  @ApiOperation({ summary: 'Lists the measures, the latest first' })
  @Answers(MeasuresAnswer)
  list(@Query() query: MeasuresQuery): Promise<Page<VersionedState<MeasureState>>> {
    const { limit, cursor } = query;
    return this.reading.list(toFilter(query), { limit, ...(cursor !== undefined && { cursor }) });
  }

  @Get(':id')
  @AnswersRecord(MeasureAnswer, 'Reads one measure')
  one(@Param('id', IdPipe) id: string): Promise<VersionedState<MeasureState>> {
    return this.reading.one(id);
  }
}
