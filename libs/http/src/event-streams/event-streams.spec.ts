import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication } from '../create-http-application.js';
import { AnswersEvents, LastEventId } from './answers-events.js';
import type { EventStream } from './event-stream.js';
import { EventStreams, type StreamReply } from './event-streams.js';

const AT_ONCE = 2;
const HOUR_MS = 3_600_000;

interface Opened {
  readonly stream: EventStream;
  readonly ended: Promise<undefined>;
}

/** In the order in which they were opened. */
const opened: Opened[] = [];
let untilMs = HOUR_MS;
let subject = 'somebody';

@Controller('streams')
class Streaming {
  constructor(private readonly streams: EventStreams) {}

  @Get()
  @AnswersEvents('A stream', 'greeting: where it broke')
  stream(@LastEventId() since: string | undefined, @Res() reply: StreamReply): void {
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    const until = new Date(Date.now() + untilMs);
    const onEnd = (): void => resolve(undefined);
    const stream = this.streams.open(reply, { subject, until, onReady: () => undefined, onEnd });
    opened.push({ stream, ended });
    stream.send({ event: 'greeting', id: 'one', data: { since: since ?? null } });
  }
}

@Module({ controllers: [Streaming] })
class StreamingModule {}

let app: NestFastifyApplication;
let address: string;

beforeAll(async () => {
  app = await createHttpApplication(StreamingModule, {
    api: { title: 'Streams', version: '1' },
    requestsAtOnce: AT_ONCE,
    nest: { logger: false },
  });
  await app.listen(0, '127.0.0.1');
  address = `${await app.getUrl()}/streams`;
});
afterAll(() => app.close());
beforeEach(() => {
  opened.length = 0;
  untilMs = HOUR_MS;
  subject = 'somebody';
});

describe('EventStreams', () => {
  it('answers events with their ids until it is ended', async () => {
    const answer = await fetch(address, { headers: { 'last-event-id': 'zero' } });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store',
    ]);
    const { stream, ended } = opened[0]!;
    stream.comment('nothing new');
    stream.end();
    expect(await answer.text()).toBe(
      'retry: 2000\n\nid: one\nevent: greeting\ndata: {"since":"zero"}\n\n: nothing new\n\n',
    );
    await ended;
  });

  it('knows when its reader has hung up', async () => {
    const hangUp = new AbortController();
    await fetch(address, { signal: hangUp.signal });
    hangUp.abort();
    await opened[0]!.ended;
  });

  it('takes no place among the requests that are worked on at once', async () => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => fetch(address)));
    const more = await Promise.all(Array.from({ length: AT_ONCE }, () => fetch(address)));
    expect([...answers, ...more].map(({ status }) => status)).toEqual(Array(2 * AT_ONCE).fill(200));
    for (const { stream } of opened) stream.end();
    await Promise.all([...answers, ...more].map((answer) => answer.text()));
  });

  it('leaves room for everybody beside one who opens too many', async () => {
    subject = 'too-many-windows';
    const answers: Response[] = [];
    for (let count = 0; count < 20; count += 1) answers.push(await fetch(address));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const refused = await fetch(address);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'overloaded' });
    subject = 'somebody-else';
    answers.push(await fetch(address));
    expect(answers.at(-1)?.status).toBe(200);

    opened[0]!.stream.end();
    await opened[0]!.ended;
    subject = 'too-many-windows';
    answers.push(await fetch(address));
    expect(answers.at(-1)?.status).toBe(200);
    for (const { stream } of opened) stream.end();
    await Promise.all(answers.map((answer) => answer.text()));
  });

  it('ends at the time it was given', async () => {
    untilMs = 0;
    expect(await (await fetch(address)).text()).toContain('greeting');
    await opened[0]!.ended;
  });

  it('answers a HEAD with its head', async () => {
    const answer = await fetch(address, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    await opened[0]!.ended;
  });

  it('says what it is in OpenAPI', async () => {
    const document = (await (await fetch(new URL('/openapi.json', address))).json()) as {
      readonly paths: Readonly<Record<string, { readonly get: object }>>;
    };
    expect(document.paths['/streams']?.get).toMatchObject({
      parameters: [{ in: 'header', name: 'Last-Event-ID', required: false }],
      responses: { 200: { content: { 'text/event-stream': { schema: { type: 'string' } } } } },
    });
  });

  it('ends all and takes no more when the process stops', async () => {
    const answer = await fetch(address);
    app.get(EventStreams, { strict: false }).endAll();
    expect(await answer.text()).toContain('greeting');
    const refused = await fetch(address);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'overloaded' });
  });
});
