import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from './request-budget.js';
import { Overloaded } from './requests-at-once.js';
import { PROBLEM_MEDIA_TYPE, RETRY_AFTER_SECONDS, type Problem, type Problems } from './problem.js';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemsFilter.name);

  constructor(private readonly problems: Problems) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = this.problems.of(thrown, http.getRequest<FastifyRequest>().id);
    // Many of those come at once, each with its line of the log like any request.
    if (problem.status >= 500 && !(thrown instanceof Overloaded))
      this.logger.error({ err: thrown, code: problem.code }, 'A request failed');
    const reply = http.getResponse<FastifyReply>();
    if (thrown instanceof TooManyRequests || thrown instanceof Overloaded)
      void reply.header('retry-after', thrown.retryAfterSeconds);
    sendProblem(reply, problem);
  }
}

/** As bytes, since the framework adds a charset to texts, which the media type does not have. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  if (problem.status === 503 && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', RETRY_AFTER_SECONDS);
  void reply
    .status(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(problem)));
}
