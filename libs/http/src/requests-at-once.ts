import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { DomainError } from '@entente/kernel';
import type { FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { isAlwaysAnswered } from './always-answered.js';

/** More is asked than can be worked on; the same request is taken again later. */
export class Overloaded extends DomainError {
  readonly code = 'overloaded';
  readonly retryAfterSeconds = 1;

  constructor(most: number, what = 'requests are being worked on') {
    super(`${most} ${what}`);
  }
}

/**
 * How many requests are worked on side by side. Beyond it they are refused at once: if they waited, all would be
 * answered too late to be of use, and the work done for those who have given up would be lost. Most are refused before
 * anything else is done for them, so that refusing many is cheap.
 *
 * It counts what the guards have let through until it is done, not until it is answered: neither strangers, nor those
 * who send slowly, nor those who hang up take a place or free one.
 */
export class RequestsAtOnce implements NestInterceptor {
  private underWay = 0;

  constructor(private readonly most: number) {}

  /** For a request that has only just begun. @throws Overloaded where there is no place for it now */
  turnAway(): void {
    if (this.underWay >= this.most) throw new Overloaded(this.most);
  }

  /** @throws Overloaded where the last place was taken meanwhile */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    if (isAlwaysAnswered(routeOptions.url)) return next.handle();
    this.turnAway();
    this.underWay += 1;
    return next.handle().pipe(finalize(() => (this.underWay -= 1)));
  }
}
