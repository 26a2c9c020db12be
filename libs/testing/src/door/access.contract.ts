import { expect, it } from '@jest/globals';
import { ROLES } from '@entente/kernel';
import type { Answer, Caller } from '../http/caller.js';
import { expectProblem } from '../http/refusals.js';
import {
  addressWithAbsent,
  DOCUMENTATION,
  isAlso,
  METHODS,
  routesIn,
  type Access,
  type NamedRoute,
} from './access-table.js';
import { routesOfRouter } from './router-routes.js';
import { ask, type ServiceDoor, type TriedDoor } from './service-door.js';
import { complaintOf, expectNone } from './tally.js';

/** Who asks: nobody, somebody in one role, and somebody whom the issuer gave none. */
const ACTORS = ['nobody', 'without a role', ...ROLES] as const;
type ActorName = (typeof ACTORS)[number];

/** Routes, OpenAPI and table are one list, and every route × method × actor answers as the table says. */
export function itKeepsToItsTable({ access }: ServiceDoor, tried: () => TriedDoor): void {
  const routes = routesIn({ ...DOCUMENTATION, ...access });

  it('has the routes of its table, in the router and in OpenAPI, with their roles', () => {
    const { service, operations } = tried();
    const fastify = service.app.getHttpAdapter().getInstance();
    const expected = routes.flatMap(({ name }) => [name, ...(name.startsWith('GET') ? [headOf(name)] : [])]);
    expect(routesOfRouter(fastify)).toEqual(expected.sort());
    const described = operations.map((operation) => [operation.name, operation.access]);
    expect(Object.fromEntries(described)).toEqual(access);
  });

  it.each(routes)('answers $name to whom the table says', async (route) => {
    const door = tried();
    const asked = ACTORS.flatMap((actor) => methodsOf(route).map((method) => ({ actor, method })));
    const wrong = await door.tally.wrong('of a role', asked, async ({ actor, method }) => {
      const answer = await ask(await callerOf(door, actor), method, addressWithAbsent(route.path));
      return complaintOf(`${method} ${route.path} of ${actor}`, () =>
        expectAsTheTableSays(answer, actor, route.access, method === 'HEAD'),
      );
    });
    expectNone(wrong);
  });

  it('knows no other method', async () => {
    const door = tried();
    const callers = await Promise.all([callerOf(door, 'nobody'), door.callerWith({ roles: ROLES })]);
    const asked = [...new Set(routes.map(({ path }) => path))].flatMap((path) =>
      [...METHODS, 'OPTIONS', 'PROPFIND', 'MKCOL']
        .filter((method) => !routes.some((route) => isAlso(path, route.path) && route.method === method))
        .flatMap((method) => callers.map((caller) => ({ method, path, caller }))),
    );
    const wrong = await door.tally.wrong('of a method', asked, async ({ method, path, caller }) => {
      const answer = await ask(caller, method, addressWithAbsent(path));
      return complaintOf(`${method} ${path}`, () => expectProblem(answer, 404));
    });
    expectNone(wrong);
  });
}

const headOf = (name: string): string => name.replace('GET', 'HEAD');
const methodsOf = ({ method }: NamedRoute): readonly string[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

function callerOf(door: TriedDoor, actor: ActorName): Promise<Caller> | Caller {
  if (actor === 'nobody') return door.service.caller();
  const roles = actor === 'without a role' ? [] : [actor];
  return door.callerWith({ roles, country: 'NL', organisation: 'EUROPOL' });
}

function expectAsTheTableSays(answer: Answer, actor: ActorName, access: Access, isHead: boolean): void {
  if (isHead) expect(answer.text).toBe('');
  if (access === 'everybody') {
    expect(answer.status).toBe(200);
    return;
  }
  if (access === 'nobody') {
    expect(answer.status).toBe(404);
    return;
  }
  const [status, code] = refusalOf(actor, access) ?? [];
  if (status === undefined) {
    expect([401, 403]).not.toContain(answer.status);
    expect(answer.status).toBeLessThan(500);
    return;
  }
  expect(answer.status).toBe(status);
  if (isHead) return;
  expectProblem(answer, status);
  expect(answer.code).toBe(code);
}

function refusalOf(actor: ActorName, roles: readonly string[]): readonly [number, string] | undefined {
  if (actor === 'nobody') return [401, 'missing-token'];
  return roles.includes(actor) ? undefined : [403, 'role-not-allowed'];
}
