import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { ROLES } from '@entente/kernel';
import { routesIn } from './access-table.js';
import { itKeepsToItsTable } from './access.contract.js';
import { itHoldsAgainstHostileBodies } from './hostile-bodies.contract.js';
import { itHoldsAgainstHostileQueries } from './hostile-queries.contract.js';
import { itHoldsAgainstHostileRequests } from './hostile-requests.contract.js';
import { BeforeTheCorpus } from './left-behind.js';
import { itTellsForeignFromAbsentToNobody } from './owners.contract.js';
import { itStoresWhatItTakes } from './taken-bodies.contract.js';
import { TriedDoor, type ServiceDoor } from './service-door.js';
import { itRefusesForgedTokens, type GuardedRoute } from './tokens.contract.js';

/** Everything that a service must hold against whoever comes to its door. Prints how much was tried. */
export function describeDoor(door: ServiceDoor): void {
  describe(`the door of ${door.service}`, () => {
    let tried: TriedDoor;
    let before: BeforeTheCorpus;
    const opened = (): TriedDoor => tried;
    beforeAll(async () => {
      tried = await TriedDoor.of(door);
    });
    afterAll(async () => {
      process.stdout.write(`the door of ${door.service}: ${String(tried.tally)}\n`);
      await tried.service.stop();
    });

    itKeepsToItsTable(door, opened);
    itTellsForeignFromAbsentToNobody(door, opened);

    describe('against a hostile corpus', () => {
      beforeAll(async () => {
        before = await BeforeTheCorpus.of(tried.service);
      });

      itHoldsAgainstHostileBodies(door, opened);
      itHoldsAgainstHostileQueries(door, opened);
      itHoldsAgainstHostileRequests(door, opened);
      itRefusesForgedTokens(() => guardedRoute(tried));

      it('keeps nothing of it: no document, no row, no memory', () => before.expectNothingLeft());
    });

    itStoresWhatItTakes(door, opened);
  });
}

function guardedRoute({ door, service, tally }: TriedDoor): GuardedRoute {
  const path = routesIn(door.access).find(
    ({ method, access, path: at }) => method === 'GET' && access !== 'everybody' && !at.includes('{'),
  )!.path;
  return {
    issuer: service.issuer,
    address: service.address,
    path,
    claims: { roles: [...ROLES], country: 'NL' },
    tally,
  };
}
