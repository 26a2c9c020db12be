import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ROLES_METADATA } from './decorators.js';

export function isPublic(handler: object): boolean {
  const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as
    { readonly public?: boolean } | undefined;
  return config?.public === true;
}

/** Stops the start where somebody forgot to say who may call a route. */
@Injectable()
export class EveryRouteDecides implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const undecided = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => undecidedRoutes(metatype as Type));
    if (undecided.length > 0) throw new Error(`Neither @Public() nor @Roles(): ${undecided.join(', ')}`);
  }
}

function undecidedRoutes(controller: Type): readonly string[] {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  const decidedAsAWhole = Reflect.hasMetadata(ROLES_METADATA, controller);
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .flatMap((name) => {
      const handler = prototype[name];
      return handler && Reflect.hasMetadata(METHOD_METADATA, handler) ? [{ name, handler }] : [];
    })
    .filter(({ handler }) => !decidedAsAWhole && !isPublic(handler))
    .filter(({ handler }) => !Reflect.hasMetadata(ROLES_METADATA, handler))
    .map(({ name }) => `${controller.name}.${name}`);
}
