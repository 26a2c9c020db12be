import { Roles } from '@entente/access';
import { Answers } from '@entente/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ResultsReport } from '../queries/results-report.js';
import { ResultsReportParameters, toQuery } from './results-report.query.js';
import { ResultsReportDocument } from './results-report.response.js';

@ApiTags('reports')
@Controller({ path: 'reports', version: '1' })
@Roles('reporting-staff', 'registrar')
export class ReportsController {
  constructor(private readonly results: ResultsReport) {}

  @Get('results')
  @ApiOperation({ summary: 'Totals of operations’ results, by year, country, operation, group' })
  @Answers(ResultsReportDocument)
  resultsReport(@Query() parameters: ResultsReportParameters): Promise<ResultsReportDocument> {
    return this.results.answer(toQuery(parameters));
  }
}
