import { Change, Roles, type ChangeContext } from '@entente/access';
import { Answers, AnswersRecord, AnswersWritten, IdPipe } from '@entente/http';
import type { Page, Written } from '@entente/kernel';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadAgreements, type AgreementOnDay } from '../application/read-agreements.js';
import { RecordAgreement } from '../application/record-agreement.js';
import { AgreementBody, toAgreementRecord } from './cooperation-agreement.request.js';
import { AgreementAnswer, AgreementsAnswer } from './cooperation.response.js';
import { AgreementsQuery, DayQuery, readQuery } from './cooperations.query.js';

@ApiTags('cooperation agreements')
@Controller({ path: 'cooperation-agreements', version: '1' })
@Roles('project-lead', 'registrar')
export class CooperationAgreementsController {
  constructor(
    private readonly recording: RecordAgreement,
    private readonly reading: ReadAgreements,
  ) {}

  @Put(':id')
  @AnswersWritten('Records an agreement, or revises it with If-Match')
  record(
    @Param('id', IdPipe) id: string,
    @Body() body: AgreementBody,
    @Change() change: ChangeContext,
  ): Promise<Written> {
    return this.recording.execute({ id, record: toAgreementRecord(body), ...change });
  }

  @Get()
  @ApiOperation({ summary: 'Lists the agreements with their state on a day, the latest first' })
  @Answers(AgreementsAnswer)
  list(@Query() query: AgreementsQuery): Promise<Page<AgreementOnDay>> {
    const { filter, page } = readQuery(query);
    return this.reading.list(filter, page, query.on);
  }

  @Get(':id')
  @AnswersRecord(AgreementAnswer, 'Reads one agreement with its state on a day')
  one(@Param('id', IdPipe) id: string, @Query() { on }: DayQuery): Promise<AgreementOnDay> {
    return this.reading.one(id, on);
  }
}
