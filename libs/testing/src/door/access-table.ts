import { randomUUID } from 'node:crypto';
import type { Role } from '@entente/kernel';

export const METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** A method and an address as OpenAPI writes it: `PUT /v1/measures/{id}`. A `GET` stands for its `HEAD`, too. */
export type RouteName = `${Method} /${string}`;

/** Everybody, or whoever has one of these roles; nobody finds what is there only to hide something. */
export type Access = 'everybody' | 'nobody' | readonly Role[];

/** Who may ask for what. What is not in the table is for nobody. */
export type AccessTable = Readonly<Record<RouteName, Access>>;

/** What machines ask of every service. */
export const FOR_MACHINES: AccessTable = {
  'GET /health/live': 'everybody',
  'GET /health/ready': 'everybody',
  'GET /metrics': 'everybody',
};

/** The service's account of itself, which does not list itself. */
export const DOCUMENTATION: AccessTable = {
  'GET /openapi.json': 'everybody',
  'GET /docs': 'everybody',
  'GET /docs/': 'everybody',
  'GET /docs/index.html': 'everybody',
  'GET /docs/swagger-ui-init.js': 'everybody',
  'GET /docs/docs/swagger-ui-init.js': 'everybody',
  'GET /docs/*': 'everybody',
  'GET /docs/LICENSE': 'nobody',
};

export interface NamedRoute {
  readonly name: RouteName;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly access: Access;
}

export function routesIn(table: AccessTable): readonly NamedRoute[] {
  return Object.entries(table).map(([name, access]) => {
    const [method, path] = name.split(' ') as [Method, string];
    return { name: name as RouteName, method, path, access };
  });
}

/** Whether an address of the one path is also an address of the other: `…/batch` is one of `…/{resultId}`. */
export function isAlso(path: string, other: string): boolean {
  const [segments, others] = [path.split('/'), other.split('/')];
  return (
    segments.length === others.length &&
    others.every((segment, at) => segment.startsWith('{') || segment === segments[at])
  );
}

/** The address with these values for its parameters. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replace('/docs/*', '/docs/swagger-ui.css').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${path}: no value for ${name}`);
    return value;
  });
}

export function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** The address of a record that nobody has stored. */
export function addressWithAbsent(path: string): string {
  return addressOf(path, Object.fromEntries(parametersOf(path).map((name) => [name, randomUUID()])));
}
