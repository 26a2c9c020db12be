import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { DeclaredClass } from '@entente/schema';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { Answers } from './answers.js';
import { etag } from './request-headers.js';

interface Versioned {
  readonly version: number;
}

/** The record is answered as it is; its version stands in the `ETag`, too. */
@Injectable()
class RecordWithEtag implements NestInterceptor<Versioned, Versioned> {
  intercept(context: ExecutionContext, next: CallHandler<Versioned>): Observable<Versioned> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ version }) => void reply.header('ETag', etag(version))));
  }
}

/** For a GET of one record, which has its `version`: answered with that version as the `ETag`. */
export function AnswersRecord(declared: DeclaredClass<Versioned>, summary: string): MethodDecorator {
  return applyDecorators(
    UseInterceptors(RecordWithEtag),
    ApiOperation({ summary }),
    Answers(declared, { headers: ['ETag'] }),
  );
}
