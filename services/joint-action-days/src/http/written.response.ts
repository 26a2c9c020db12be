import { etag } from '@entente/http';
import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Written } from '../application/written.js';

/** 201 with its address for a new record, 200 for a revision or a repetition; the version as the `ETag`. */
export function answerWritten(reply: FastifyReply, { outcome, version }: Written, address: string): void {
  reply.header('ETag', etag(version));
  if (outcome === 'created') reply.status(HttpStatus.CREATED).header('Location', address);
}
