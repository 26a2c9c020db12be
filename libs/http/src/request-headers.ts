import { ApiHeader } from '@nestjs/swagger';
import { bodyHashOf, sha256 } from '@entente/schema';
import type { FastifyRequest } from 'fastify';
import { MalformedIdempotencyKey, MalformedIfMatch } from './malformed.js';
import { parseBody } from './parse-body.js';

const ONE_STRONG_VERSION = /^"([1-9]\d{0,14})"$/;
const PRINTABLE = /^[\x20-\x7e]{1,200}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What a change takes from its request beside body and actor. */
export interface ChangeHeaders {
  readonly requestId: string;
  /** W3C trace context, carried along to the events; absent where the client sent none or a malformed one. */
  readonly traceparent?: string;
  /**
   * The version in `If-Match: "7"` as 7. Whether it is needed is the use case's to say, after it has found the
   * record.
   */
  readonly expectedVersion: number | undefined;
  /** The client's key of one command: 1–200 printable ASCII characters. */
  readonly idempotencyKey?: string;
  /** Of the route and the body as it was sent, whatever the order of its fields: tells a repetition. */
  readonly bodyHash: string;
}

/** @throws MalformedIfMatch for weak tags, lists and `*`; MalformedIdempotencyKey */
export function changeHeadersOf(request: FastifyRequest): ChangeHeaders {
  const idempotencyKey = idempotencyKeyOf(request);
  const { traceparent } = request.headers;
  return {
    requestId: request.id,
    expectedVersion: expectedVersionOf(request),
    bodyHash: commandHash(request),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(typeof traceparent === 'string' && TRACEPARENT.test(traceparent) && { traceparent }),
  };
}

/** For the parameter decorator of a change, so that OpenAPI shows what it reads. */
export const DOCUMENTED_CHANGE_HEADERS: readonly ParameterDecorator[] = [
  documentedHeader('If-Match', 'The version the change was decided on, like "7"'),
  documentedHeader(
    'Idempotency-Key',
    'Makes a repetition of the same change of state answer as the first time',
  ),
];

/** A version as an entity tag, for the `ETag` header. */
export function etag(version: number): string {
  return `"${version}"`;
}

function expectedVersionOf({ headers }: FastifyRequest): number | undefined {
  const header = headers['if-match'];
  if (header === undefined) return undefined;
  const version = ONE_STRONG_VERSION.exec(header)?.[1];
  if (version === undefined) throw new MalformedIfMatch();
  return Number(version);
}

function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !PRINTABLE.test(header)) throw new MalformedIdempotencyKey();
  return header;
}

/** What tells a command from another one: its route, and its body without the fields that it leaves out. */
export function commandHashOf(route: string, body: unknown): string {
  return bodyHashOf([route, body]);
}

/** Not of defaults: a later release that adds one must still know what a device repeats. */
function commandHash({ routeOptions, body }: FastifyRequest): string {
  const route = routeOptions.url ?? '';
  try {
    return commandHashOf(route, parseBody(body));
  } catch {
    return sha256(route); // what cannot be read is refused before anybody looks at its hash
  }
}

/** For a parameter decorator, so that OpenAPI shows the header that it reads. */
export function documentedHeader(name: string, description: string): ParameterDecorator {
  return (prototype, method) => {
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method) as PropertyDescriptor;
    ApiHeader({ name, description, required: false })(prototype, method, descriptor);
  };
}
