import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export const loopback = '127.0.0.1';

export interface WantedPort {
  readonly name: string;
  readonly port: number;
}

export class PortsInUse extends Error {
  constructor(
    readonly taken: readonly WantedPort[],
    keyOf: (name: string) => string,
  ) {
    const lines = taken.map(
      ({ name, port }) => `  ${port} is wanted by ${name}: set ${keyOf(name)} to another`,
    );
    super(
      `Something else listens on ${taken.length === 1 ? 'a port' : 'ports'} that this start needs:\n` +
        `${lines.join('\n')}\n  or shift them all, for example with ENTENTE_PORT_OFFSET=100`,
    );
  }
}

/** Refuses ports that are taken. What was killed a moment ago gets two seconds to let go of its own. */
export async function claimPorts(
  wanted: readonly WantedPort[],
  keyOf: (name: string) => string,
): Promise<void> {
  const deadline = Date.now() + 2000;
  for (;;) {
    const free = await Promise.all(wanted.map(({ port }) => isFree(port)));
    const taken = wanted.filter((_, index) => !free[index]);
    if (taken.length === 0) return;
    if (Date.now() > deadline) throw new PortsInUse(taken, keyOf);
    await wait(200);
  }
}

export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, loopback)) && (await canListen(port, '0.0.0.0'));
}

/** Ports that nothing listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, loopback, resolve);
      });
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      if (address === null || typeof address === 'string') throw new Error('No port was given to a listener');
      return address.port;
    }),
  );
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
