import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@entente/kernel';
import { actorOf } from './authentication.js';
import { ROLES_METADATA } from './decorators.js';
import { isPublic } from './every-route-decides.js';
import { RoleNotAllowed } from './refusals.js';

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || isPublic(context.getHandler())) return true;
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!roles || !actor?.roles.some((role) => roles.includes(role))) throw new RoleNotAllowed(roles ?? []);
    return true;
  }
}
