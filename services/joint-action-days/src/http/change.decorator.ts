import { actorOf, type Actor } from '@entente/access';
import { expectedVersionOf, traceOf, type RequestTrace } from '@entente/http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What every change takes from its request beside the body. */
export interface ChangeContext extends RequestTrace {
  readonly actor: Actor;
  /** From If-Match; the use case says whether it is needed, once the record is found. */
  readonly expectedVersion: number | undefined;
}

export const Change = createParamDecorator((_: unknown, context: ExecutionContext): ChangeContext => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const actor = actorOf(request);
  if (!actor) throw new Error('A change needs an actor, and this route is public');
  return { actor, expectedVersion: expectedVersionOf(request), ...traceOf(request) };
});
