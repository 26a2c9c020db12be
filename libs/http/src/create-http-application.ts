import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { VersioningType, type NestApplicationOptions, type Type, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAlwaysAnswered } from './always-answered.js';
import { DeclaredPartsPipe, UndeclaredPartsGuard } from './declared-parts.js';
import { declareSchemas, routesOf } from './declare-schemas.js';
import { HttpModule } from './http.module.js';
import { describeApi, type ApiDescription } from './openapi.js';
import { PROBLEM_MEDIA_TYPE, Problems } from './problem.js';
import type { ProblemTable } from './problem-table.js';
import { ProblemsFilter, sendProblem } from './problems.filter.js';
import { RequestBudget } from './request-budget.js';
import { RequestsAtOnce } from './requests-at-once.js';

export interface HttpOptions {
  readonly api: ApiDescription;
  /** The service's own codes; they go before the shared ones. */
  readonly problems?: ProblemTable;
  /** In bytes; 1 MiB unless said otherwise. */
  readonly bodyLimit?: number;
  /** Requests in ten seconds from one address, before anything else is looked at; unlimited unless said otherwise. */
  readonly requestsPerAddress?: number;
  /** Requests that are worked on side by side; unlimited unless said otherwise. */
  readonly requestsAtOnce?: number;
  /** Addresses whose `X-Forwarded-For` says who really asks. */
  readonly trustedProxies?: readonly string[];
  readonly nest?: Pick<NestApplicationOptions, 'logger' | 'bufferLogs' | 'abortOnError'>;
}

const ONE_MIB = 1_048_576;
/** For a whole request: a body that never ends must not hold its connection. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * An application that answers problems, checks bodies and queries by their declarations and describes itself.
 * It is created, not yet initialised: call `init()` or `listen()`.
 * A request meets, in this order: the limit of its address, the limit of what is worked on at once, authentication, size
 * and media type, the guards, the second of these limits again, body and query, the handler.
 */
export async function createHttpApplication(
  module: Type | DynamicModule,
  options: HttpOptions,
): Promise<NestFastifyApplication> {
  const { api, nest, requestsAtOnce } = options;
  const problems = new Problems(options.problems);
  const adapter = fastifyAdapter(problems, options);
  const atOnce = requestsAtOnce === undefined ? undefined : new RequestsAtOnce(requestsAtOnce);
  if (atOnce) limitRequests(adapter.getInstance(), () => atOnce.turnAway());
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.around(module), adapter, {
    ...nest,
    bodyParser: false,
  });
  app.enableVersioning({ type: VersioningType.URI });
  const routes = routesOf(app);
  app.useGlobalFilters(new ProblemsFilter(problems));
  app.useGlobalGuards(new UndeclaredPartsGuard(declareSchemas(routes)));
  if (atOnce) app.useGlobalInterceptors(atOnce);
  app.useGlobalPipes(new DeclaredPartsPipe());
  describeApi(app, routes, api);
  return app;
}

function fastifyAdapter(
  problems: Problems,
  { bodyLimit = ONE_MIB, requestsPerAddress, trustedProxies = [] }: HttpOptions,
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problems.of(error, request.id)),
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) =>
      answerUnreadable(problems, error, socket),
  });
  const fastify = adapter.getInstance();
  // Otherwise node answers what it does not expect itself, and not with a problem.
  fastify.server.on('checkExpectation', (request, response) =>
    fastify.server.emit('request', request, response),
  );
  if (requestsPerAddress !== undefined) limitAddresses(fastify, requestsPerAddress);
  fastify.removeAllContentTypeParsers();
  // Only kept as bytes: reading them has to wait until the guards have let the request through.
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  return adapter;
}

function limitAddresses(fastify: FastifyInstance, most: number): void {
  const budget = new RequestBudget(most, 'one address');
  limitRequests(fastify, (request) => budget.spend(request.ip));
}

/** Before anything else, in the order of the calls. What `spend` throws is the answer. */
function limitRequests(fastify: FastifyInstance, spend: (request: FastifyRequest) => void): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isAlwaysAnswered(request.routeOptions.url)) spend(request);
    done();
  });
}

const UNREADABLE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Bytes that are no HTTP request at all have no reply object to answer with. */
function answerUnreadable(problems: Problems, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const statusCode = UNREADABLE[error.code ?? ''] ?? 400;
  const problem = problems.of(Object.assign(new Error('unreadable'), { statusCode }), randomUUID());
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
