import { expect, it } from '@jest/globals';
import type { Answer } from '../http/caller.js';
import { addressWithAbsent, type RouteName } from './access-table.js';
import { token, type Faults, type Operation } from './api-document.js';
import { hostileBodies, type HostileBody } from './hostile/bodies.js';
import { placesIn, pointerTo } from './hostile/places.js';
import { notLetThrough, notRefusedFor, notRefusedWith, said, type Complaint } from './judgement.js';
import { ask, type ServiceDoor, type TriedDoor } from './service-door.js';
import { expectNone } from './tally.js';

const LASTS_AT_MOST_MS = 300_000;

/** What OpenAPI says of a body is what becomes of it, for every hostile value in every field. */
export function itHoldsAgainstHostileBodies({ examples, access }: ServiceDoor, tried: () => TriedDoor): void {
  const names = Object.keys(access).filter((name) => !name.startsWith('GET')) as RouteName[];

  it('has a good example of every field that a body takes', () => {
    const { operations, document } = tried();
    const missing = operations.flatMap(({ name, body }) => {
      const example = examples[name]?.body;
      if (!body) return [];
      if (!example) return [name];
      const places = [...placesIn(document, body.schema, example)].filter(
        (place) => place.example === undefined,
      );
      return [...places.map(({ steps }) => `${name} ${pointerTo(steps)}`), ...body.faults(example)];
    });
    expect(missing).toEqual([]);
  });

  for (const name of names)
    it(
      `takes and refuses what it says, at ${name}`,
      async () => {
        const door = tried();
        const operation = door.operations.find((each) => each.name === name)!;
        const caller = await door.callerFor(name);
        const example = examples[name]?.body ?? {};
        const { schema, faults } = operation.body ?? NO_BODY;
        const bodies = hostileBodies(door.document, schema, example);
        const wrong = await door.tally.wrong('of a body', bodies, async (body) => {
          const answer = await ask(caller, operation.method, addressWithAbsent(operation.path), {
            body: body.text,
          });
          return said(`${name} ${body.what}`, notAsDeclared(answer, body, faults));
        });
        expectNone(wrong);
      },
      LASTS_AT_MOST_MS,
    );
}

/** A route that takes none takes an empty object. */
const NO_BODY: NonNullable<Operation['body']> = {
  schema: { type: 'object' },
  faults: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [''];
    return Object.keys(value).map((name) => `/${token(name)}`);
  },
};

function notAsDeclared(answer: Answer, { text, neverTaken = false }: HostileBody, faults: Faults): Complaint {
  const read = readJson(text);
  if (read === undefined) return notRefusedWith(answer, 400, 'malformed-json');
  const expected = faults(read.value);
  return expected.length > 0 || neverTaken ? notRefusedFor(answer, expected) : notLetThrough(answer);
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
