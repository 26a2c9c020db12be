import { Roles } from '@entente/access';
import { Answers } from '@entente/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AgreementsReport } from '../queries/agreements-report.js';
import { MeasuresReport } from '../queries/measures-report.js';
import { ResultsReport } from '../queries/results-report.js';
import { AgreementsReportParameters, toAgreementsQuery } from './agreements-report.query.js';
import { AgreementsReportDocument } from './agreements-report.response.js';
import { MeasuresReportParameters, toMeasuresQuery } from './measures-report.query.js';
import { MeasuresReportDocument } from './measures-report.response.js';
import { ResultsReportParameters, toQuery } from './results-report.query.js';
import { ResultsReportDocument } from './results-report.response.js';

@ApiTags('reports')
@Controller({ path: 'reports', version: '1' })
@Roles('reporting-staff', 'registrar')
export class ReportsController {
  constructor(
    private readonly results: ResultsReport,
    private readonly measures: MeasuresReport,
    private readonly agreements: AgreementsReport,
  ) {}

  @Get('results')
  @ApiOperation({ summary: 'Totals of operations’ results, by year, country, operation, group' })
  @Answers(ResultsReportDocument)
  resultsReport(@Query() parameters: ResultsReportParameters): Promise<ResultsReportDocument> {
    return this.results.answer(toQuery(parameters));
  }

  @Get('measures')
  @ApiOperation({ summary: 'How many measures there are, by country, region, theme, state and more' })
  @Answers(MeasuresReportDocument)
  measuresReport(@Query() parameters: MeasuresReportParameters): Promise<MeasuresReportDocument> {
    return this.measures.answer(toMeasuresQuery(parameters));
  }

  @Get('cooperation-agreements')
  @ApiOperation({
    summary: 'How many agreements and arrangements there are, by type, party and state on a day',
  })
  @Answers(AgreementsReportDocument)
  agreementsReport(@Query() parameters: AgreementsReportParameters): Promise<AgreementsReportDocument> {
    return this.agreements.answer(toAgreementsQuery(parameters));
  }
}
