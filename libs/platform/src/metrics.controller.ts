import { Controller, Get, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { Public } from '@entente/access';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';

@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Public()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
