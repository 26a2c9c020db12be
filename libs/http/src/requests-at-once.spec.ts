import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication } from './create-http-application.js';

const AT_ONCE = 2;

/** What ends the work of each request that was begun, in their order. */
const begun: (() => void)[] = [];

@Controller()
class Work {
  @Get('work')
  async work(): Promise<object> {
    await new Promise<void>((resolve) => begun.push(resolve));
    return {};
  }

  @Post('work')
  begin(): object {
    return {};
  }

  @Get('failing')
  fail(): never {
    throw new Error('a failure');
  }

  @Get('health/live')
  live(): object {
    return {};
  }
}

@Module({ controllers: [Work] })
class WorkModule {}

let app: NestFastifyApplication;
let address: string;

beforeAll(async () => {
  app = await createHttpApplication(WorkModule, {
    api: { title: 'Work', description: 'Work that waits', version: '1' },
    requestsAtOnce: AT_ONCE,
    nest: { logger: false },
  });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});
afterAll(() => app.close());

interface Begun {
  readonly answered: Promise<number>;
  readonly end: () => void;
}

async function begin(signal: AbortSignal | null = null): Promise<Begun> {
  const before = begun.length;
  const answered = fetch(`${address}/work`, { signal }).then(({ status }) => status);
  answered.catch(() => undefined);
  while (begun.length === before) await turn();
  return { answered, end: begun[before]! };
}

async function statusOf(path: string): Promise<number> {
  return (await fetch(address + path)).status;
}

describe('more requests than are worked on at once', () => {
  it('are refused before they are read, and taken again when there is room; health always answers', async () => {
    const [first, second] = [await begin(), await begin()];
    const refused = await fetch(`${address}/work`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'overloaded' });
    expect(await statusOf('/health/live')).toBe(200);

    const unread = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'no JSON' };
    expect((await fetch(`${address}/work`, unread)).status).toBe(503);

    first.end();
    expect(await first.answered).toBe(200);
    expect((await fetch(`${address}/work`, unread)).status).toBe(415);
    const third = await begin();
    expect(await statusOf('/work')).toBe(503);
    for (const one of [second, third]) one.end();
    expect(await Promise.all([second.answered, third.answered])).toEqual([200, 200]);
  });

  it('have their places until the work is done, though nobody waits for it any more', async () => {
    const hangUp = new AbortController();
    const [first, second] = [await begin(hangUp.signal), await begin(hangUp.signal)];
    hangUp.abort();
    await Promise.allSettled([first.answered, second.answered]);
    expect(await statusOf('/work')).toBe(503);
    for (const one of [first, second]) one.end();
    const third = await begin();
    third.end();
    expect(await third.answered).toBe(200);
  });

  it('leave their places where the work fails', async () => {
    const statuses = await Promise.all(Array.from({ length: 2 * AT_ONCE }, () => statusOf('/failing')));
    expect(statuses).toContain(500);
    expect(await statusOf('/failing')).toBe(500);
  });
});
