import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor, Role } from '@entente/kernel';
import { actorOf, endOfToken } from './authentication.js';

export const ROLES_METADATA = Symbol('entente:roles');

/** Answers without a token. Stands on the method; kept in the route's own configuration. */
export const Public = (): MethodDecorator => RouteConfig({ public: true });

/**
 * The roles of which an actor needs one; OpenAPI tells them as `x-roles`. Stands on a method, or on a controller for
 * all of its methods.
 */
export const Roles = (first: Role, ...more: readonly Role[]): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(ROLES_METADATA, [first, ...more]), ApiExtension('x-roles', [first, ...more]));

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw new Error('A public route has no actor');
  return actor;
});

/** When the token expires, for an answer that goes on until then. */
export const TokenEnd = createParamDecorator((_: unknown, context: ExecutionContext): Date => {
  const end = endOfToken(context.switchToHttp().getRequest<FastifyRequest>());
  if (!end) throw new Error('A public route has no token');
  return end;
});
