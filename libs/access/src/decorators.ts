import {
  SetMetadata,
  createParamDecorator,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor, Role } from '@entente/kernel';
import { actorOf } from './authentication.js';

export const ROLES_METADATA = Symbol('entente:roles');

/** Answers without a token. Stands on the method; kept in the route's own configuration. */
export const Public = (): MethodDecorator => RouteConfig({ public: true });

/** The roles of which an actor needs one. Stands on a method, or on a controller for all of its methods. */
export const Roles = (first: Role, ...more: readonly Role[]): CustomDecorator<symbol> =>
  SetMetadata(ROLES_METADATA, [first, ...more]);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw new Error('A public route has no actor');
  return actor;
});
