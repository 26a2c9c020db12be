import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between a client and a server, to take the server away and bring it back. */
export class TcpProxy {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly lines = new Set<readonly [Socket, Socket]>();
  private stalled = false;
  private port = 0;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  /** Takes connections from now on, always on the same port, and answers it. */
  async open(): Promise<number> {
    const server = createServer((client) => this.forward(client));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    return this.port;
  }

  /** Cuts every connection and refuses new ones. */
  async shut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  }

  /** Connections stay and new ones are taken, and nothing passes any more. */
  stall(): void {
    this.stalled = true;
    for (const [client, upstream] of this.lines) {
      client.unpipe(upstream);
      upstream.unpipe(client);
    }
  }

  mend(): void {
    this.stalled = false;
    for (const [client, upstream] of this.lines) client.pipe(upstream).pipe(client);
  }

  private forward(client: Socket): void {
    const upstream = connect(this.target.port, this.target.host);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.on('error', () => other.destroy());
    }
    const line = [client, upstream] as const;
    this.lines.add(line);
    client.once('close', () => this.lines.delete(line));
    if (!this.stalled) client.pipe(upstream).pipe(client);
  }
}
