import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allGood, goodput, type Plan, type PlannedRequest } from './plan.js';
import { sendMeanwhile } from './send-meanwhile.js';
import { send } from './send.js';

describe('what is sent', () => {
  let server: Server;
  let asked: string[];
  let status: number;
  /** Called for each request; the answer waits for it. */
  let before: (path: string) => Promise<void>;

  beforeEach(async () => {
    [asked, status, before] = [[], 200, () => Promise.resolve()];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      void before(request.url ?? '').then(() => response.writeHead(status).end('{}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const plan = (requests: readonly PlannedRequest[], rest: Partial<Plan>): Plan => ({
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ token: 'token', requests, pace: { perSecond: 100 }, seconds: 0.2, ...rest },
  });
  const gets = (count: number): readonly PlannedRequest[] =>
    Array.from({ length: count }, (_, index) => ({ method: 'GET', path: `/${index}` }));

  it('goes out in time, each once', async () => {
    const sent = await send(plan(gets(20), {}));
    expect(sent).toMatchObject({ sent: 20, answered: { 200: 20 }, failed: 0 });
    expect(new Set(asked).size).toBe(20);
  });

  it('does not wait for answers: a stall is felt by all that was due meanwhile', async () => {
    let release: () => void = () => undefined;
    const stall = new Promise<void>((resolve) => (release = resolve));
    before = () => stall;
    const sending = send(plan(gets(20), {}));
    setTimeout(release, 400);
    const { p50, longest, sent } = await sending;
    expect(sent).toBe(20);
    expect(asked).toHaveLength(20);
    expect(longest).toBeGreaterThan(p50);
    expect(p50).toBeGreaterThan(150);
  });

  it('keeps so many on their way where that is asked', async () => {
    let [onTheirWay, most] = [0, 0];
    before = async () => {
      most = Math.max(most, ++onTheirWay);
      await new Promise((resolve) => setTimeout(resolve, 5));
      onTheirWay -= 1;
    };
    const { sent } = await send(plan(gets(3), { pace: { atOnce: 4 }, again: true }));
    expect(most).toBe(4);
    expect(sent).toBeGreaterThan(3);
  });

  it('goes on, plan after plan, until the work beside it is done', async () => {
    const work = Promise.withResolvers<string>();
    before = () => {
      if (asked.length === 5) work.resolve('done');
      return Promise.resolve();
    };
    const two = () => plan(gets(2), { seconds: 0.02 });
    const { outcome, sent } = await sendMeanwhile({ send }, two, () => work.promise);
    expect(outcome).toBe('done');
    expect(sent.map((each) => each.sent)).toEqual([2, 2, 2]);
  });

  it('needs enough to send', async () => {
    await expect(send(plan(gets(3), {}))).rejects.toThrow('3 requests are not enough');
  });

  it('counts what was not answered well, and goodput leaves it out', async () => {
    status = 503;
    const sent = await send(plan(gets(20), {}));
    expect(sent.answered).toEqual({ 503: 20 });
    expect(sent.p99Of).toEqual({ 503: sent.p99 });
    expect(goodput(sent)).toBe(0);
    expect(() => allGood(sent)).toThrow('{"503":20}');
  });
});
