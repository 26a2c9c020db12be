import { createServer, type Server } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import { claimPorts, freePorts, isFree, loopback, PortsInUse } from './ports.js';

describe('ports', () => {
  let server: Server | undefined;

  afterEach(() => void server?.close());

  const listenOn = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server = createServer().listen(port, loopback, resolve);
    });

  it('finds ports that are free and all different', async () => {
    const ports = await freePorts(3);

    expect(new Set(ports).size).toBe(3);
    expect(await Promise.all(ports.map(isFree))).toEqual([true, true, true]);
  });

  it('names the port, what wants it and the setting that moves it', async () => {
    const [taken = 0, free = 0] = await freePorts(2);
    await listenOn(taken);

    const claim = claimPorts(
      [
        { name: 'kafka', port: taken },
        { name: 'issuer', port: free },
      ],
      (name) => `PORT_OF_${name}`,
    );

    await expect(claim).rejects.toThrow(PortsInUse);
    await expect(claim).rejects.toThrow(`${taken} is wanted by kafka: set PORT_OF_kafka`);
    await expect(claim).rejects.not.toThrow('issuer');
  });
});
