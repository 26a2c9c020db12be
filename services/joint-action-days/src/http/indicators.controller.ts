import { Roles } from '@entente/access';
import { Answers } from '@entente/http';
import { INDICATORS, ROLES } from '@entente/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IndicatorsAnswer } from './indicators.response.js';

@ApiTags('indicators')
@Controller({ path: 'indicators', version: '1' })
export class IndicatorsController {
  @Get()
  @Roles(...ROLES)
  @ApiOperation({ summary: 'The catalogue of indicators, with their units' })
  @Answers(IndicatorsAnswer)
  list(): IndicatorsAnswer {
    return { items: INDICATORS };
  }
}
