import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Stored = Readonly<Record<string, unknown>>;
type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The part of the API that loading uses, by its rules: creation, repetition, conflict, reading back. */
export class FakeApi {
  readonly records = new Map<string, Stored>();
  private readonly firstBodies = new Map<string, string>();
  requests = 0;
  /** Answers a request itself, and says so, to play a failing service. */
  intercept: Intercept = () => false;
  private readonly server = createServer((request, response) => {
    this.requests += 1;
    if (this.intercept(request, response)) return;
    void this.answer(request, response);
  });

  async listen(): Promise<URL> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What somebody else does to a record that is there. */
  change(path: string, fields: Stored): void {
    const stored = this.records.get(path);
    this.records.set(path, { ...stored, ...fields, version: Number(stored?.['version']) + 1 });
  }

  /** A record of which another body made the first version. */
  recordedElsewhere(path: string, fields: Stored): void {
    this.records.set(path, { ...this.records.get(path), ...fields });
    this.firstBodies.delete(path);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'PUT') {
      this.put(pathname, await textOf(request), response);
      return;
    }
    const found = pathname.endsWith('/results')
      ? this.page(pathname, Number(searchParams.get('cursor') ?? 0))
      : this.records.get(pathname);
    reply(response, found ? 200 : 404, found ?? { detail: 'There is none.' });
  }

  private put(path: string, text: string, response: ServerResponse): void {
    const stored = this.records.get(path);
    if (!stored) {
      this.records.set(path, { id: path.split('/').at(-1), version: 1, ...(JSON.parse(text) as Stored) });
      this.firstBodies.set(path, text);
      reply(response, 201, undefined, { etag: '"1"' });
    } else if (this.firstBodies.get(path) === text) {
      reply(response, 200, undefined, { etag: `"${String(stored['version'])}"` });
    } else reply(response, 409, { detail: 'The record exists with another body.' });
  }

  private page(path: string, from: number): Stored {
    const items = [...this.records].filter(([key]) => key.startsWith(`${path}/`)).map(([, value]) => value);
    const next = from + 5;
    return { items: items.slice(from, next), ...(next < items.length && { next: String(next) }) };
  }
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
