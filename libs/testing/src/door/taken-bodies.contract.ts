import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { addressOf, parametersOf, type RouteName } from './access-table.js';
import type { ApiDocument, Operation } from './api-document.js';
import { hostileBodies, type HostileBody } from './hostile/bodies.js';
import { said, type Complaint } from './judgement.js';
import { notAProblem } from '../http/refusals.js';
import type { ServiceDoor, TriedDoor } from './service-door.js';
import { expectNone } from './tally.js';

const LASTS_AT_MOST_MS = 120_000;
const REFUSED_BY_A_RULE = [403, 409, 422];

/** What the declaration lets through is stored and read again, or refused by a rule; nothing breaks behind it. */
export function itStoresWhatItTakes({ examples, access }: ServiceDoor, tried: () => TriedDoor): void {
  const names = Object.keys(access).filter(
    (name) => name.startsWith('PUT') && examples[name as RouteName]?.body,
  );

  for (const name of names as RouteName[])
    it(
      `stores what it takes, at ${name}`,
      async () => {
        const door = tried();
        const operation = door.operations.find((each) => each.name === name)!;
        const { body: example = {}, within } = examples[name] ?? {};
        const caller = await door.callerFor(name);
        const around = (await within?.(caller)) ?? {};
        const bodies = takenBodies(door.document, operation, example);
        let taken = 0;
        const wrong = await door.tally.wrong('that was stored', bodies, async ({ what, text }) => {
          const ids = Object.fromEntries(parametersOf(operation.path).map((each) => [each, randomUUID()]));
          const address = addressOf(operation.path, { ...ids, ...around });
          const put = await caller.send('PUT', address, { body: text });
          if (put.status !== 201)
            return said(`${name} ${what}`, refusedByNoRule(put.status) ?? notAProblem(put, put.status));
          taken += 1;
          const { status, text: read } = await caller.get(address);
          return said(`${name} ${what}`, status === 200 ? undefined : `read as ${status}: ${read}`);
        });
        expectNone(wrong);
        expect(taken).toBeGreaterThan(0);
      },
      LASTS_AT_MOST_MS,
    );
}

function refusedByNoRule(status: number): Complaint {
  return REFUSED_BY_A_RULE.includes(status) ? undefined : `is ${status}`;
}

/** Each hostile value once, in the first place that takes it. */
function* takenBodies(document: ApiDocument, { body }: Operation, example: object): Generator<HostileBody> {
  const seen = new Set<string>();
  if (!body) return;
  for (const hostile of hostileBodies(document, body.schema, example)) {
    if (seen.has(hostile.value) || !isTaken(hostile.text, body.faults)) continue;
    seen.add(hostile.value);
    yield hostile;
  }
}

function isTaken(text: string, faults: (value: unknown) => readonly string[]): boolean {
  try {
    return faults(JSON.parse(text)).length === 0;
  } catch {
    return false;
  }
}
