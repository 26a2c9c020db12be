import { parse } from 'node:querystring';
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Answer } from '../http/caller.js';
import { notAProblem } from '../http/refusals.js';
import { addressWithAbsent, addressOf, parametersOf, type RouteName } from './access-table.js';
import type { Faults } from './api-document.js';
import { hostileQueries, type HostileQuery } from './hostile/queries.js';
import { notLetThrough, notRefusedFor, notRefusedWith, said, type Complaint } from './judgement.js';
import { ask, type ServiceDoor, type TriedDoor } from './service-door.js';
import { expectNone } from './tally.js';

/** Never an id: in capitals, cut, with more than an id, in another writing. */
const NO_IDS: readonly string[] = [
  ...['x', '0', '%20', '%00', 'null', 'undefined', '__proto__', 'constructor', '$where', '%7B%22$ne%22:1%7D'],
  ...[
    randomUUID().toUpperCase(),
    randomUUID().slice(1),
    `${randomUUID()}0`,
    `${randomUUID()}%0a`,
    `%7B${randomUUID()}%7D`,
  ],
  ...[
    `urn:uuid:${randomUUID()}`,
    randomUUID().replaceAll('-', ''),
    `${randomUUID()},${randomUUID()}`,
    '%E2%80%AE',
    '١٢٣',
  ],
  ...['x'.repeat(90), '%F0%9F%98%80'],
];

/** What OpenAPI says of a query and of an id is what becomes of it, whatever stands there. */
export function itHoldsAgainstHostileQueries(
  { examples, access }: ServiceDoor,
  tried: () => TriedDoor,
): void {
  const names = Object.keys(access).filter((name) => name.includes(' /v1/')) as RouteName[];
  const reads = names.filter((name) => name.startsWith('GET'));

  it.each(reads)('takes and refuses the queries that it says, at %s', async (name) => {
    const door = tried();
    const { path, query, queryFaults } = door.operations.find((each) => each.name === name)!;
    const caller = await door.callerFor(name);
    const example = examples[name]?.query ?? {};
    expect(query.map((parameter) => parameter.name).filter((key) => !(key in example))).toEqual([]);
    const wrong = await door.tally.wrong('of a query', hostileQueries(query, example), async (hostile) => {
      const answer = await ask(caller, 'GET', `${addressWithAbsent(path)}?${hostile.query}`);
      return said(`${name} ${hostile.what}`, notAsDeclared(answer, hostile, queryFaults));
    });
    expectNone(wrong);
  });

  it('takes queries only where it says so', async () => {
    const door = tried();
    const wrong = await door.tally.wrong(
      'of a query',
      names.filter((name) => !reads.includes(name)),
      async (name) => {
        const { method, path } = door.operations.find((each) => each.name === name)!;
        const address = `${addressWithAbsent(path)}?dry-run=true`;
        const answer = await ask(await door.callerFor(name), method, address, { body: examples[name]?.body });
        return said(name, notRefusedFor(answer, ['/dry-run']));
      },
    );
    expectNone(wrong);
  });

  it('takes ids in lower case, and nothing else in their place', async () => {
    const door = tried();
    const asked = names.flatMap((name) => {
      const [method = '', path = ''] = name.split(' ');
      return parametersOf(path).flatMap((parameter) =>
        NO_IDS.map((no) => ({ name, method, path, parameter, no })),
      );
    });
    const wrong = await door.tally.wrong('of an id', asked, async ({ name, method, path, parameter, no }) => {
      const ids = Object.fromEntries(
        parametersOf(path).map((each) => [each, each === parameter ? no : randomUUID()]),
      );
      const answer = await ask(await door.callerFor(name), method, addressOf(path, ids), {
        body: examples[name]?.body,
      });
      const complaint = notRefusedWith(answer, 400, 'malformed-id');
      return said(`${name} ${parameter}=${no}`, complaint ?? notOnly(`/${parameter}`, answer.pointers));
    });
    expectNone(wrong);
  });
}

function notAsDeclared(
  answer: Answer,
  { query, neverTaken = false }: HostileQuery,
  faults: Faults,
): Complaint {
  const expected = faults({ ...parse(query, '&', '=', { maxKeys: 0 }) });
  if (expected.length > 0 || neverTaken) return notRefusedFor(answer, expected);
  return answer.code === 'malformed-cursor' ? notAProblem(answer, 400) : notLetThrough(answer);
}

function notOnly(pointer: string, pointers: readonly string[]): Complaint {
  return pointers.join() === pointer ? undefined : `names ${pointers.join()}`;
}
