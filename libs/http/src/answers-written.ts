import type { Written } from '@entente/kernel';
import {
  applyDecorators,
  HttpStatus,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Answers } from './answers.js';
import { etag } from './request-headers.js';

@Injectable()
class WrittenAsStatus implements NestInterceptor<Written, void> {
  intercept(context: ExecutionContext, next: CallHandler<Written>): Observable<void> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return next.handle().pipe(map((written) => answer(written, request, reply)));
  }
}

function answer({ outcome, version }: Written, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('ETag', etag(version));
  if (outcome !== 'created') return;
  const [address = ''] = request.url.split('?');
  reply.status(HttpStatus.CREATED).header('Location', address);
}

/** For a PUT of a record: 201 with its address where it is new, else 200; the version as the `ETag`, no body. */
export function AnswersWritten(summary: string): MethodDecorator {
  return applyDecorators(
    UseInterceptors(WrittenAsStatus),
    ApiOperation({ summary }),
    Answers(undefined, {
      status: HttpStatus.CREATED,
      description: 'created',
      headers: ['ETag', 'Location'],
    }),
    Answers(undefined, { description: 'revised, or the repetition of what was done', headers: ['ETag'] }),
  );
}
