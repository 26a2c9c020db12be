import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MalformedIdempotencyKey, MalformedIfMatch } from './malformed.js';

const ONE_STRONG_VERSION = /^"([1-9]\d{0,14})"$/;
const PRINTABLE = /^[\x20-\x7e]{1,200}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The version in `If-Match: "7"` as 7, `undefined` without the header: whether it is needed is the use case's to
 * say, after it has found the record. Weak tags, lists and `*` are refused.
 */
export const ExpectedVersion = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | undefined => expectedVersionOf(requestOf(context)),
  [documented('If-Match', 'The version the change was decided on, like "7"')],
);

/** The client's key of one command, 1–200 printable ASCII characters, `undefined` without the header. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => idempotencyKey(requestOf(context)),
  [documented('Idempotency-Key', 'Makes a repetition of the same command answer as the first time')],
);

export interface RequestTrace {
  readonly requestId: string;
  /** W3C trace context, carried along to the events; absent where the client sent none or a malformed one. */
  readonly traceparent?: string;
}

/** What a command keeps of its request. */
export const Trace = createParamDecorator((_: unknown, context: ExecutionContext): RequestTrace =>
  traceOf(requestOf(context)),
);

export function traceOf({ id, headers: { traceparent } }: FastifyRequest): RequestTrace {
  return typeof traceparent === 'string' && TRACEPARENT.test(traceparent)
    ? { requestId: id, traceparent }
    : { requestId: id };
}

/** A version as an entity tag, for the `ETag` header. */
export function etag(version: number): string {
  return `"${version}"`;
}

/** @throws MalformedIfMatch */
export function expectedVersionOf({ headers }: FastifyRequest): number | undefined {
  const header = headers['if-match'];
  if (header === undefined) return undefined;
  const version = ONE_STRONG_VERSION.exec(header)?.[1];
  if (version === undefined) throw new MalformedIfMatch();
  return Number(version);
}

function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !PRINTABLE.test(header)) throw new MalformedIdempotencyKey();
  return header;
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

function documented(name: string, description: string): ParameterDecorator {
  return (prototype, method) => {
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method) as PropertyDescriptor;
    ApiHeader({ name, description, required: false })(prototype, method, descriptor);
  };
}
