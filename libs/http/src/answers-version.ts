import {
  applyDecorators,
  HttpCode,
  HttpStatus,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Answers } from './answers.js';
import { etag } from './request-headers.js';

/** What the handler gives back is the record's new version: answered as the `ETag`, without a body. */
@Injectable()
class VersionAsEtag implements NestInterceptor<number, void> {
  intercept(context: ExecutionContext, next: CallHandler<number>): Observable<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((version) => void reply.header('ETag', etag(version))));
  }
}

/** For a change of state: needs If-Match, answers 204 with the new version as the `ETag`. */
export function AnswersVersion(summary: string): MethodDecorator {
  return applyDecorators(
    HttpCode(HttpStatus.NO_CONTENT),
    UseInterceptors(VersionAsEtag),
    ApiOperation({ summary }),
    Answers(undefined, { status: HttpStatus.NO_CONTENT, headers: ['ETag'] }),
  );
}
