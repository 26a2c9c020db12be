import { changeHeadersOf, DOCUMENTED_CHANGE_HEADERS, type ChangeHeaders } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf } from './authentication.js';

/** What every change takes from its request beside the body. */
export interface ChangeContext extends ChangeHeaders {
  readonly actor: Actor;
}

export const Change = createParamDecorator(
  (_: unknown, context: ExecutionContext): ChangeContext => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request);
    if (!actor) throw new Error('A change needs an actor, and this route is public');
    return { actor, ...changeHeadersOf(request) };
  },
  [...DOCUMENTED_CHANGE_HEADERS],
);
