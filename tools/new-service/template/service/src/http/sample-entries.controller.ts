import { Change, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersWritten, IdPipe } from '@entente/http';
import type { Page, VersionedState, Written } from '@entente/kernel';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadSampleEntries } from '../application/read-sample-entries.js';
import { RecordSampleEntry } from '../application/record-sample-entry.js';
import type { SampleEntryState } from '../domain/sample-entry.js';
import { SampleEntriesQuery, toFilter } from './sample-entries.query.js';
import { SampleEntryBody, toRecord } from './sample-entry.request.js';
import { SampleEntriesAnswer, SampleEntryAnswer } from './sample-entry.response.js';

@ApiTags('sample entries')
@Controller({ path: 'sample-entries', version: '1' })
@Roles('project-lead', 'registrar')
export class SampleEntriesController {
  constructor(
    private readonly recording: RecordSampleEntry,
    private readonly reading: ReadSampleEntries,
  ) {}

  @Put(':id')
  @AnswersWritten('Records a sample entry, or revises it with If-Match')
  record(
    @Param('id', IdPipe) id: string,
    @Body() body: SampleEntryBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    return this.recording.execute({ id, record: toRecord(body), ...change });
  }

  @Get()
  @ApiOperation({ summary: 'Lists the sample entries' })
  @Answers(SampleEntriesAnswer)
  list(@Query() query: SampleEntriesQuery): Promise<Page<VersionedState<SampleEntryState>>> {
    return this.reading.list(toFilter(query), query);
  }

  @Get(':id')
  @AnswersRecord(SampleEntryAnswer, 'Reads one sample entry')
  one(@Param('id', IdPipe) id: string): Promise<VersionedState<SampleEntryState>> {
    return this.reading.one(id);
  }
}
