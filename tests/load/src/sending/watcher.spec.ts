import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Watcher } from './watcher.js';

const COUNTED = { indicator: 'personsArrested', country: 'NL' };

let stream: ServerResponse;
const server = createServer((_request, response) => {
  stream = response;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  tell('counters', 2);
});
let address: string;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function tell(event: string, provisional: number): void {
  const data = JSON.stringify({ rows: [{ ...COUNTED, confirmed: 1, provisional }] });
  stream.write(`id: ${provisional}\nevent: ${event}\ndata: ${data}\n\n`);
}

describe('Watcher.reached', () => {
  it('waits until the counter stands there', async () => {
    const watcher = await Watcher.open(address, 'token', COUNTED);
    await watcher.reached(3);
    const higher = watcher.reached(5);
    tell('changes', 4);
    await higher;
    watcher.close();
  });

  it('rejects where the stream ends before', async () => {
    const watcher = await Watcher.open(address, 'token', COUNTED);
    const never = watcher.reached(9);
    stream.end();
    await expect(never).rejects.toThrow('cut off');
    await expect(watcher.reached(9)).rejects.toThrow('cut off');
    await watcher.reached(3);
  });
});
