import { it } from '@jest/globals';
import { addressWithAbsent, routesIn, type RouteName } from './access-table.js';
import { hostileBytes, hostileCommands, hostileHeads, type HostileRequest } from './hostile/requests.js';
import { notLetThrough, notRefusedWith, said } from './judgement.js';
import { ask, type ServiceDoor, type TriedDoor } from './service-door.js';
import { expectNone } from './tally.js';
import { itHoldsAgainstEndlessBodies } from './endless-bodies.contract.js';
import { itHoldsAgainstHostileConnections } from './hostile-connections.contract.js';

/** Heads and bytes that no honest client sends. */
export function itHoldsAgainstHostileRequests(door: ServiceDoor, tried: () => TriedDoor): void {
  const { access, examples } = door;
  const routes = routesIn(access).filter(({ path }) => path.startsWith('/v1/'));
  const commands = routes.filter(({ method }) => method !== 'GET');

  it('is not told by headers what to do', async () => {
    const asked = routes.flatMap((route) => [...hostileHeads()].map((request) => ({ route, request })));
    const wrong = await tried().tally.wrong('of a head', asked, ({ route: { name }, request }) =>
      lookAt(tried(), examples, name, request),
    );
    expectNone(wrong);
  });

  for (const { name } of commands)
    it(`reads JSON in UTF-8 and headers as they are written, at ${name}`, async () => {
      const body = JSON.stringify(examples[name]?.body ?? {});
      const requests = [...hostileCommands(body), ...(examples[name]?.body ? hostileBytes(body) : [])];
      expectNone(
        await tried().tally.wrong('of a head or bytes', requests, (request) =>
          lookAt(tried(), examples, name, request),
        ),
      );
    });

  itHoldsAgainstHostileConnections(door, tried);
  const [command] = commands.flatMap(({ name }) => {
    const example = examples[name]?.body;
    return example ? [{ name, example }] : [];
  });
  if (command) itHoldsAgainstEndlessBodies(command.name, command.example, tried);
}

async function lookAt(
  door: TriedDoor,
  examples: ServiceDoor['examples'],
  name: RouteName,
  { what, headers, body, code }: HostileRequest,
): Promise<string | undefined> {
  const [method = '', path = ''] = name.split(' ');
  const query = new URLSearchParams(examples[name]?.query).toString();
  const address = addressWithAbsent(path) + (query === '' ? '' : `?${query}`);
  const sent = body ?? examples[name]?.body;
  const answer = await ask(await door.callerFor(name), method, address, {
    body: sent,
    ...(headers && { headers }),
  });
  const complaint =
    code === undefined ? notLetThrough(answer) : notRefusedWith(answer, STATUS[code] ?? 400, code);
  return said(`${name} ${what}`, complaint);
}

const STATUS: Readonly<Record<string, number>> = { 'unsupported-media-type': 415 };
