import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Sees what passes in one direction of one connection, and may change, keep or drop it. */
export type Translate = (chunk: Buffer) => Buffer;

export interface Passage {
  readonly toServer: Translate;
  readonly toClient: Translate;
}

interface Line {
  readonly client: Socket;
  readonly upstream: Socket;
}

/** A TCP proxy that delays, stalls and cuts what passes between the services and one of their servers. */
export class Wire {
  private server: Server | undefined;
  private readonly lines = new Set<Line>();
  private delayMs = 0;
  private stalled = false;
  private refusing = false;
  protected ownPort = 0;

  constructor(protected readonly targetPort: number) {}

  get port(): number {
    return this.ownPort;
  }

  async open(): Promise<this> {
    const server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    this.ownPort = (server.address() as AddressInfo).port;
    return this;
  }

  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Connections stay, and nothing passes any more. */
  stall(): void {
    this.stalled = true;
    for (const line of this.lines) pause(line);
  }

  /** Cuts every connection; new ones are made again. */
  cut(): void {
    for (const { client, upstream } of this.lines) {
      client.destroy();
      upstream.destroy();
    }
  }

  /** Cuts every connection and takes no new ones. */
  refuse(): void {
    this.refusing = true;
    this.cut();
  }

  mend(): void {
    this.delayMs = 0;
    this.stalled = false;
    this.refusing = false;
    for (const { client, upstream } of this.lines) {
      client.resume();
      upstream.resume();
    }
  }

  async close(): Promise<void> {
    const { server } = this;
    this.refuse();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  protected passage(_client: Socket): Passage {
    return { toServer: (chunk) => chunk, toClient: (chunk) => chunk };
  }

  private join(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const line = { client, upstream: connect(this.targetPort, '127.0.0.1') };
    const { toServer, toClient } = this.passage(client);
    this.lines.add(line);
    this.carry(line.client, line.upstream, toServer, line);
    this.carry(line.upstream, line.client, toClient, line);
    if (this.stalled) pause(line);
  }

  private carry(from: Socket, to: Socket, translate: Translate, line: Line): void {
    const waiting: Buffer[] = [];
    const writeNext = (): void => {
      const next = waiting.shift();
      if (next !== undefined && !to.destroyed) to.write(next);
    };
    from.setNoDelay(true);
    from.on('data', (chunk: Buffer) => {
      const out = translate(chunk);
      if (out.length === 0) return;
      waiting.push(out);
      // Each of them lets the oldest one go: nothing overtakes what waits still when the delay becomes shorter.
      if (this.delayMs === 0 && waiting.length === 1) writeNext();
      else setTimeout(writeNext, this.delayMs);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.lines.delete(line);
      to.destroy();
    });
  }
}

function pause({ client, upstream }: Line): void {
  client.pause();
  upstream.pause();
}
