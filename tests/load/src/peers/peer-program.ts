import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownUsage } from './own-usage.js';

/** What a peer is told when it is started. */
export interface PeerSurroundings {
  /** With the peer's own database in its path. */
  readonly mongodbUri: string;
  readonly kafkaBrokers: string;
  /** That a chain of peers sends to and reads from. */
  readonly topic: string;
  readonly issuer: string;
  readonly maxPoolSize: number;
}

/** What the services write with. */
export const MAJORITY = { writeConcern: { w: 'majority' } } as const;

export const surroundings = JSON.parse(process.argv[2] ?? '{}') as PeerSurroundings;

type Answerers = Readonly<Record<string, (asked: never) => unknown>>;

/** Says that the peer is ready, and answers what its bench asks of it. It ends with its bench. */
export function ready(said: object = {}, answerers: Answerers = {}): void {
  process.once('disconnect', () => process.exit());
  process.on('message', ({ what, asked }: { what: string; asked: never }) => {
    const answer = what === 'usage' ? ownUsage() : answerers[what]?.(asked);
    void Promise.resolve(answer).then(
      (value) => process.send?.({ value: value ?? null }),
      (error: unknown) => process.send?.({ failed: String(error) }),
    );
  });
  process.send?.(said);
}

/** As long as a service keeps a connection open that nothing comes on. */
const KEEP_ALIVE_MS = 72_000;

/** Answers on a free port of the loopback interface. */
export async function listen(answer: RequestListener): Promise<string> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
