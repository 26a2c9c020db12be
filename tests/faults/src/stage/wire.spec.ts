import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Wire } from './wire.js';

describe('Wire', () => {
  let server: Server;
  let wire: Wire;
  let client: Socket;
  let arrived = '';

  /** Gives back what it gets, so that both directions are seen. */
  beforeEach(async () => {
    arrived = '';
    server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    wire = await new Wire((server.address() as AddressInfo).port).open();
    client = connect(wire.port, '127.0.0.1').setNoDelay(true);
    client.setEncoding('utf8').on('data', (text: string) => (arrived += text));
    await once(client, 'connect');
  });

  afterEach(async () => {
    client.destroy();
    await wire.close();
    server.close();
  });

  async function arrives(length: number): Promise<string> {
    while (arrived.length < length) await once(client, 'data');
    return arrived;
  }

  it('lets nothing overtake what waited when it was mended', async () => {
    wire.delay(300);
    client.write('first ');
    await new Promise((resolve) => setTimeout(resolve, 50));
    wire.mend();
    client.write('second');

    expect(await arrives(12)).toBe('first second');
  });

  it('holds back what passes while it is slow', async () => {
    client.write('quick ');
    await arrives(6);
    wire.delay(100);
    const sentAt = performance.now();
    client.write('slow');

    expect(await arrives(10)).toBe('quick slow');
    expect(performance.now() - sentAt).toBeGreaterThan(190);
  });
});
