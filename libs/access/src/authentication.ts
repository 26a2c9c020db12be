import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RequestBudget } from '@entente/http';
import type { Actor } from '@entente/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_OPTIONS, type AccessOptions } from './access-options.js';
import { InvalidToken, MissingToken } from './refusals.js';
import { TokenVerifier, type Bearer } from './token-verifier.js';

const bearers = new WeakMap<FastifyRequest, Bearer>();

/** Who sent the request; nobody on public routes and before authentication. */
export function actorOf(request: FastifyRequest): Actor | undefined {
  return bearers.get(request)?.actor;
}

/** Until when the token of the request speaks for its actor: an answer that goes on ends with it. */
export function endOfToken(request: FastifyRequest): Date | undefined {
  return bearers.get(request)?.until;
}

/** Runs before a single byte of the body is read: who is unknown cannot make us hold a body. */
@Injectable()
export class Authentication implements OnModuleInit {
  private readonly budget: RequestBudget | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly verifier: TokenVerifier,
    @Inject(ACCESS_OPTIONS) { requestsPerPerson }: AccessOptions,
  ) {
    this.budget =
      requestsPerPerson === undefined ? undefined : new RequestBudget(requestsPerPerson, 'one person');
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply) => this.authenticate(request, reply));
  }

  private async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { config } = request.routeOptions;
    if (request.is404 || ('public' in config && config.public === true)) return;
    try {
      const bearer = await this.verifier.bearerOf(authorizationOf(request));
      this.budget?.spend(bearer.actor.subject);
      bearers.set(request, bearer);
    } catch (error) {
      if (error instanceof MissingToken) void reply.header('www-authenticate', 'Bearer');
      if (error instanceof InvalidToken)
        void reply.header('www-authenticate', 'Bearer error="invalid_token"');
      throw error;
    }
  }
}

/** @throws InvalidToken where there are two: a gateway may have looked at the other one */
function authorizationOf({ raw }: FastifyRequest): string | undefined {
  const [authorization, ...more] = raw.headersDistinct['authorization'] ?? [];
  if (more.length > 0) throw new InvalidToken('there is more than one');
  return authorization;
}
