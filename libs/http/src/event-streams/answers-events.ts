import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { documentedHeader } from '../request-headers.js';

/** Documents a route that answers with server-sent events. `events` says which, and what their data is. */
export function AnswersEvents(summary: string, events: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({
      status: 200,
      description: events,
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
  );
}

/** The id of the last event that a client had got when its stream broke; absent for one that begins. */
export const LastEventId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['last-event-id'];
    return typeof header === 'string' && header !== '' ? header : undefined;
  },
  [
    documentedHeader(
      'Last-Event-ID',
      'Where the stream broke: what has changed since is sent, or all where that is not known any more',
    ),
  ],
);
