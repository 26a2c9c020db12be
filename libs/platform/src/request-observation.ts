import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { actorOf } from '@entente/access';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { Metrics } from './metrics.js';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One line and one observation per request: by the route's pattern, never by its address, query or body. */
@Injectable()
export class RequestObservation implements OnModuleInit {
  private readonly duration;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly logger: PinoLogger,
    metrics: Metrics,
  ) {
    this.duration = metrics.histogram(
      {
        name: 'entente_http_request_duration_seconds',
        help: 'Time from the request to the end of its answer',
        labels: ['method', 'route', 'status'],
      },
      SECONDS,
    );
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      this.observe(request, reply);
      done();
    });
  }

  private observe(request: FastifyRequest, reply: FastifyReply): void {
    const { method, routeOptions } = request;
    const { statusCode, elapsedTime } = reply;
    const route = request.is404 ? 'unknown' : (routeOptions.url ?? 'unknown');
    this.duration.observe({ method, route, status: String(statusCode) }, elapsedTime / 1_000);
    const roles = actorOf(request)?.roles;
    const line = {
      method,
      route,
      status: statusCode,
      ms: Math.round(elapsedTime * 10) / 10,
      roles,
    };
    if ('public' in routeOptions.config) this.logger.debug(line, 'request');
    else this.logger.info(line, 'request');
  }
}
