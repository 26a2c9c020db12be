import { expect, it } from '@jest/globals';
import { routesIn } from './access-table.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import type { ServiceDoor, TriedDoor } from './service-door.js';
import { complaintOf, expectNone } from './tally.js';
import { writtenHead } from './written-head.js';

type RawRequest = readonly [what: string, statuses: readonly number[], bytes: string];

const LIVE = 'GET /health/live HTTP/1.1';

const NO_REQUESTS: readonly RawRequest[] = [
  ['no HTTP', [400], 'hello\r\n\r\n'],
  ['TLS', [400], '\u0016\u0003\u0001\u0002\u0000\u0001'],
  ['HTTP/9', [400, 505], 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['a space in the address', [400], 'GET /health /live HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['bare line feeds', [400], `${LIVE}\nHost: x\n\n`],
  ['a folded header', [400], `${LIVE}\r\nHost: x\r\nA: b\r\n c\r\n\r\n`],
  ['NUL in a header', [400], `${LIVE}\r\nHost: x\r\nA: \u0000\r\n\r\n`],
  ['a space after the name of a header', [400], `${LIVE}\r\nHost : x\r\n\r\n`],
  ['20 KB of headers', [431], `${LIVE}\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`],
  ['an address of 20 KB', [414, 431], `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
];

/** Further lines in the head of a good request. */
const IN_TWO_MINDS: readonly (readonly [
  what: string,
  statuses: readonly number[],
  ...lines: readonly string[],
])[] = [
  ['two lengths', [400], 'Content-Length: 2', 'Content-Length: 3'],
  ['a length and chunks', [400], 'Content-Length: 2', 'Transfer-Encoding: chunked'],
  ['a negative length', [400], 'Content-Length: -1'],
  ['a length that is none', [400], 'Content-Length: 0x2'],
  ['an unknown coding', [400, 501], 'Transfer-Encoding: gzip, identity'],
  ['two tokens', [401], 'Authorization: Bearer x'],
];

/** What no client library would send is answered with a problem, like everything else. */
export function itHoldsAgainstHostileConnections({ access }: ServiceDoor, tried: () => TriedDoor): void {
  const { name } = routesIn(access).find((route) => route.name.startsWith('GET /v1/'))!;

  it('answers what is no request, or two at once', async () => {
    const { tally, service } = tried();
    const inTwoMinds = IN_TWO_MINDS.map(async ([what, statuses, ...lines]): Promise<RawRequest> => [
      what,
      statuses,
      await writtenHead(tried(), name, lines),
    ]);
    const requests = [...NO_REQUESTS, ...(await Promise.all(inTwoMinds))];
    const wrong = await tally.wrong('on a connection', requests, async ([what, statuses, bytes]) => {
      const answer = await rawRequest(service.address, bytes);
      return complaintOf(what, () => expectRawProblem(answer, statuses));
    });
    expectNone(wrong);
  });
}

export function expectRawProblem({ status, text }: RawAnswer, statuses: readonly number[]): void {
  if (!statuses.includes(status)) throw new Error(`answered ${text.slice(0, 300)}`);
  expect(text).toMatch(/content-type: application\/problem\+json\r\n/i);
  expect(text).toMatch(/"instance":"urn:uuid:[0-9a-f-]{36}"/);
}
