import {
  Injectable,
  type ArgumentMetadata,
  type CanActivate,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TakenParts } from './declare-schemas.js';
import { checkNothing, DeclaredSchema } from './declared-schema.js';
import { parseBody } from './parse-body.js';

/** Reads and checks bodies and queries by the schema declared for the parameter. */
@Injectable()
export class DeclaredPartsPipe implements PipeTransform {
  transform(value: unknown, { type, schema }: ArgumentMetadata): unknown {
    if (type !== 'body' && type !== 'query') return value;
    if (schema instanceof DeclaredSchema) return schema.read(value);
    throw new Error(`A ${type} was not declared when the application started`);
  }
}

/** Runs after the role's guard, before the pipes: what a route does not take must not be sent. */
@Injectable()
export class UndeclaredPartsGuard implements CanActivate {
  constructor(private readonly taken: TakenParts) {}

  canActivate(context: ExecutionContext): boolean {
    const taken = this.taken.get(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!taken?.has('query')) checkNothing('query', request.query);
    if (!taken?.has('body')) checkNothing('body', parseBody(request.body));
    return true;
  }
}
