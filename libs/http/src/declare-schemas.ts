import { isDeepStrictEqual } from 'node:util';
import type { INestApplication, Type } from '@nestjs/common';
import {
  METHOD_METADATA,
  PARAMTYPES_METADATA,
  ROUTE_ARGS_METADATA,
  RouteParamtypes,
} from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { DeclaredClass, JsonSchema } from '@entente/schema';
import { bodySchema, querySchema, type DeclaredSchema } from './declared-schema.js';
import { ID_SCHEMA, IdPipe } from './id.pipe.js';

interface RouteArgument {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes: readonly unknown[];
  schema?: unknown;
}

type Handler = (...args: readonly unknown[]) => unknown;

export interface Route {
  readonly controller: Type;
  readonly handler: Handler;
  readonly name: string;
}

/** Every HTTP route of an application that was created. */
export function routesOf(app: INestApplication): readonly Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      const controller = metatype as Type;
      const prototype = controller.prototype as Readonly<Record<string, Handler>>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        return handler && Reflect.hasMetadata(METHOD_METADATA, handler)
          ? [{ controller, name, handler }]
          : [];
      });
    });
}

export type Part = 'body' | 'query';

/** Which parts of a request a handler takes; the others must be empty. */
export type TakenParts = ReadonlyMap<unknown, ReadonlySet<Part>>;

/**
 * Gives every `@Body()` and `@Query()` its schema. Call it before `init()`.
 * @throws Error where a part is not typed by a declared class, or two different classes share one name
 */
export function declareSchemas(routes: readonly Route[]): TakenParts {
  const names = new Map<string, JsonSchema>();
  const schemas = new Map<DeclaredClass, DeclaredSchema>();
  const taken = new Map<unknown, ReadonlySet<Part>>();
  for (const route of routes) taken.set(route.handler, declareRoute(route, schemas, names));
  return taken;
}

function declareRoute(
  { controller, name, handler }: Route,
  schemas: Map<DeclaredClass, DeclaredSchema>,
  names: Map<string, JsonSchema>,
): ReadonlySet<Part> {
  const parts = new Set<Part>();
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, name) ??
    []) as unknown[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    RouteArgument
  >;
  for (const [key, argument] of Object.entries(args)) {
    if (argument.pipes.some((pipe) => pipe === IdPipe || pipe instanceof IdPipe)) argument.schema = ID_SCHEMA;
    const part = partOf(key);
    if (!part) continue;
    const declared = types[argument.index];
    if (argument.data !== undefined || !isDeclaredClass(declared)) {
      throw new Error(
        `${controller.name}.${handler.name}: @${part === 'body' ? 'Body' : 'Query'}() needs a declared class`,
      );
    }
    const schema = schemas.get(declared) ?? (part === 'body' ? bodySchema(declared) : querySchema(declared));
    schemas.set(declared, schema);
    checkNames(schema, names);
    argument.schema = schema;
    parts.add(part);
  }
  return parts;
}

function partOf(key: string): Part | undefined {
  const [type] = key.split(':');
  if (type === String(RouteParamtypes.BODY)) return 'body';
  return type === String(RouteParamtypes.QUERY) ? 'query' : undefined;
}

function isDeclaredClass(type: unknown): type is DeclaredClass {
  return (
    typeof type === 'function' &&
    ![Object, String, Number, Boolean, Array].includes(type as ObjectConstructor)
  );
}

function checkNames({ json }: DeclaredSchema, names: Map<string, JsonSchema>): void {
  for (const [name, schema] of Object.entries((json['$defs'] ?? {}) as Record<string, JsonSchema>)) {
    if (!isDeepStrictEqual(names.get(name) ?? schema, schema))
      throw new Error(`Two bodies declare a class ${name}`);
    names.set(name, schema);
  }
}
