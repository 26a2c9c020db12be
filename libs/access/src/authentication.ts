import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Actor } from '@entente/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidToken, MissingToken } from './refusals.js';
import { TokenVerifier } from './token-verifier.js';

const actors = new WeakMap<FastifyRequest, Actor>();

/** Who sent the request; nobody on public routes and before authentication. */
export function actorOf(request: FastifyRequest): Actor | undefined {
  return actors.get(request);
}

/** Runs before a single byte of the body is read: who is unknown cannot make us hold a body. */
@Injectable()
export class Authentication implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly verifier: TokenVerifier,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply) => this.authenticate(request, reply));
  }

  private async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { config } = request.routeOptions;
    if (request.is404 || ('public' in config && config.public === true)) return;
    try {
      actors.set(request, await this.verifier.actorOf(request.headers.authorization));
    } catch (error) {
      if (error instanceof MissingToken) void reply.header('www-authenticate', 'Bearer');
      if (error instanceof InvalidToken)
        void reply.header('www-authenticate', 'Bearer error="invalid_token"');
      throw error;
    }
  }
}
