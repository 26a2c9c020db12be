import { Roles } from '@entente/access';
import { Answers } from '@entente/http';
import { INDICATORS, ROLES } from '@entente/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IndicatorsAnswer, toIndicatorAnswer } from './indicators.response.js';

@ApiTags('indicators')
@Controller({ path: 'indicators', version: '1' })
export class IndicatorsController {
  @Get()
  @Roles(...ROLES)
  @ApiOperation({
    summary: 'The catalogue of indicators: what each counts, in which unit, and along what it is added',
  })
  @Answers(IndicatorsAnswer)
  list(): IndicatorsAnswer {
    return { items: INDICATORS.map(toIndicatorAnswer) };
  }
}
