import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Answer } from '../http/caller.js';
import { expectProblem } from '../http/refusals.js';
import { addressOf } from './access-table.js';
import { ask, type OwnedRecord, type ServiceDoor, type TriedDoor } from './service-door.js';
import { complaintOf, expectNone } from './tally.js';

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Somebody else's record answers as one that does not exist, to the last byte but the ids. */
export function itTellsForeignFromAbsentToNobody(
  { records = {} }: ServiceDoor,
  tried: () => TriedDoor,
): void {
  for (const [what, record] of Object.entries(records))
    it(`answers for ${what} to its owner only`, async () => {
      const door = tried();
      const [registrar, owner, stranger] = await Promise.all([
        door.callerWith({ roles: ['registrar'] }),
        door.callerWith(record.owner),
        door.callerWith(record.stranger),
      ]);
      const stored = await record.store(registrar);
      const absent = Object.fromEntries(
        Object.entries(stored).map(([name, id]) => [name, record.within?.includes(name) ? id : randomUUID()]),
      );
      const before = await door.service.stored();
      const wrong = await door.tally.wrong(
        'of an owner',
        routesOf(record),
        async ({ name, method, path, body }) => {
          const own = await ask(owner, method, addressOf(path, stored), { body });
          const foreign = await ask(stranger, method, addressOf(path, stored), { body });
          const nothing = await ask(stranger, method, addressOf(path, absent), { body });
          return complaintOf(name, () => {
            expect([200, 412]).toContain(own.status);
            expectProblem(foreign, 404);
            expectProblem(nothing, 404);
            expect(bare(foreign)).toEqual(bare(nothing));
          });
        },
      );
      expectNone(wrong);
      expect(await door.service.stored()).toEqual(before);
    });
}

function routesOf({ routes }: OwnedRecord) {
  return Object.entries(routes).map(([name, body]) => {
    const [method = '', path = ''] = name.split(' ');
    return { name, method, path, body };
  });
}

function bare({ json, text }: Answer): unknown {
  expect(text.match(UUID)?.length).toBeGreaterThan(0);
  return JSON.parse(JSON.stringify(json).replaceAll(UUID, 'id'));
}
