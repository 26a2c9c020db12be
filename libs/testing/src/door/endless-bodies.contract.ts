import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { addressWithAbsent, type RouteName } from './access-table.js';
import { expectRawProblem } from './hostile-connections.contract.js';
import { notLetThrough } from './judgement.js';
import { onConnection, rawRequest } from './raw-request.js';
import { ask, type TriedDoor } from './service-door.js';
import { complaintOf, expectNone } from './tally.js';
import { writtenHead } from './written-head.js';

const LIMIT = 1_048_576;
const CHUNKED = 'Transfer-Encoding: chunked';
const SLOW_ONES = 50;
const SLOW_FOR_MS = 1_500;
const MOST_SENT = 16 * LIMIT;

/** Bodies that are too large, have no end or come too slowly, at a command with this good body. */
export function itHoldsAgainstEndlessBodies(
  command: RouteName,
  example: object,
  tried: () => TriedDoor,
): void {
  const [method = '', path = ''] = command.split(' ');
  const head = (...lines: readonly string[]): Promise<string> => writtenHead(tried(), command, lines);

  it('takes a body of 1 MiB, and not a byte more, in one piece or in chunks', async () => {
    const { service, tally } = tried();
    const caller = await tried().callerFor(command);
    const written = Buffer.from(JSON.stringify(example));
    const full = Buffer.concat([written, Buffer.alloc(LIMIT - written.length, ' ')]);
    const bodies = [full, Buffer.concat([full, Buffer.from(' ')])];
    const wrong = await tally.wrong('of a size', bodies, async (body) => {
      const whole = await ask(caller, method, addressWithAbsent(path), { body });
      const size = `${body.length.toString(16)}\r\n`;
      const chunked = await rawRequest(service.address, await head(CHUNKED), size, body, '\r\n0\r\n\r\n');
      return complaintOf(`${body.length} bytes`, () => {
        expect(chunked.status).toBe(whole.status);
        if (body.length > LIMIT) expectRawProblem(chunked, [413]);
        else expect(notLetThrough(whole)).toBeUndefined();
      });
    });
    expectNone(wrong);
  });

  it('refuses what a head says of its body', async () => {
    const { address } = tried().service;
    expectRawProblem(await rawRequest(address, await head('Content-Length: 9007199254740991')), [413]);
    expectRawProblem(await rawRequest(address, await head(CHUNKED), 'zz\r\n{}\r\n0\r\n\r\n'), [400]);
    const unexpected = await head('Expect: the-unexpected', 'Content-Length: 2');
    expectRawProblem(await rawRequest(address, unexpected, '{]'), [400]);
  });

  it('hangs up on a body without an end', async () => {
    const [begin, chunk] = [await head(CHUNKED), `10000\r\n${' '.repeat(65_536)}\r\n`];
    let sent = 0;
    const answer = await onConnection(tried().service.address, (socket) => {
      const goOn = (): void => {
        while (!socket.destroyed && sent < MOST_SENT && socket.write(chunk)) sent += chunk.length;
        if (sent >= MOST_SENT) socket.destroy();
      };
      socket.on('drain', goOn).write(begin, goOn);
    });
    // Who still writes when the connection is closed may lose what was answered.
    if (answer.text !== '') expectRawProblem(answer, [413]);
    expect(sent).toBeLessThan(MOST_SENT);
  });

  it('answers others while bodies come a byte at a time', async () => {
    const { service } = tried();
    const { hostname, port } = new URL(service.address);
    const begin = await head('Content-Length: 100000');
    const slow = Array.from({ length: SLOW_ONES }, (): Socket =>
      connect(Number(port), hostname).on('error', () => undefined),
    );
    for (const socket of slow) socket.write(begin);
    for (let passed = 0; passed < SLOW_FOR_MS; passed += 100) {
      for (const socket of slow) socket.write(' ');
      expect((await service.caller().get('/health/ready')).status).toBe(200);
      await wait(100);
    }
    for (const socket of slow) socket.destroy();
  });
}
