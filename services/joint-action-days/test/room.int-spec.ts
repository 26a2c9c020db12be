import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStreams } from '@entente/http';
import { eventually, expectProblem, serverAddress, TcpProxy } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  loggedResult,
  newDay,
  newResult,
  planBody,
  recordedDay,
  statedBody,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';
import { TestWatcher } from './watching.js';

const TEAM = { sub: 'watcher', roles: ['operational-team'], country: 'FR' };
const ARRESTS = { indicator: 'personsArrested', unit: 'persons', precision: 'exact' };

const server = new URL(serverAddress('MONGODB_URI'));
const proxy = new TcpProxy({ host: server.hostname, port: Number(server.port) });
let service: RunningService;

beforeAll(async () => {
  const port = await proxy.open();
  service = await runningService({
    through: (uri) => {
      const address = new URL(uri);
      [address.hostname, address.port] = ['127.0.0.1', String(port)];
      address.searchParams.set('directConnection', 'true');
      return address.href;
    },
  });
});
afterAll(async () => {
  await service.stop();
  await proxy.shut();
});

const watch = (day: Address, after?: TestWatcher): Promise<TestWatcher> =>
  TestWatcher.of(service, day, TEAM, after);

const franceOf = ({ rows }: TestWatcher) => rows.find(({ country }) => country === 'FR');

describe('GET …/live', () => {
  it('tells the counters first, then what changes, to everybody who watches', async () => {
    const { lead, team, coordinator } = service;
    const day = await recordedDay(service, 'running');
    const share = await loggedResult(service, day);
    const watchers = [await watch(day), await watch(day)];
    for (const watcher of watchers) {
      expect(watcher.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      await watcher.until('the counters', ({ told }) => told.length === 1);
      expect(watcher.told).toMatchObject([
        { event: 'counters', data: { rows: [{ ...ARRESTS, country: 'FR', confirmed: 0, provisional: 3 }] } },
      ]);
    }

    await expectDone(coordinator.post(`${share.path}/confirmation`, 1));
    for (const watcher of watchers)
      await watcher.until('the confirmation', (each) => franceOf(each)?.confirmed === 3);
    await expectDone(lead.put(newResult(day).path, statedBody({ value: 12 })), 201);
    for (const watcher of watchers) {
      await watcher.until('the figure of the whole', ({ rows }) => rows.length === 2);
      expect(watcher.events.slice(1).every((event) => event === 'changes')).toBe(true);
    }
    const withdrawal = { reason: 'of another operation' };
    await expectDone(team.post(`${share.path}/withdrawal`, 2, withdrawal));
    for (const watcher of watchers) {
      await watcher.until('the withdrawal', ({ rows }) => rows.length === 1);
      expect(watcher.rows).toEqual([{ ...ARRESTS, country: null, confirmed: 0, provisional: 12 }]);
      watcher.leave();
    }
  });

  it('goes on after a break from where it was', async () => {
    const day = await recordedDay(service, 'running');
    const [steady, broken] = [await watch(day), await watch(day)];
    await broken.until('the counters', ({ told }) => told.length === 1);
    broken.leave();
    await loggedResult(service, day);
    await steady.until('the result', (each) => franceOf(each)?.provisional === 3);

    const back = await watch(day, broken);
    await back.until('what was missed', ({ told }) => told.length === 1);
    expect(back.events).toEqual(['changes']);
    expect(back.rows).toEqual(steady.rows);
    expect(back.told.at(-1)?.id).toBe(steady.told.at(-1)?.id);
    back.leave();

    const again = await watch(day, back);
    await again.until('an answer', ({ comments }) => comments.length > 0);
    await loggedResult(service, day, { value: 4 });
    for (const watcher of [steady, again])
      await watcher.until('the second result', (each) => franceOf(each)?.provisional === 7);
    expect(again.events).toEqual(['changes']);
    for (const watcher of [steady, again]) watcher.leave();
  });

  it('tells a lone watcher that comes back what it missed', async () => {
    const day = await recordedDay(service, 'running');
    const lone = await watch(day);
    await lone.until('the counters', ({ told }) => told.length === 1);
    lone.leave();
    await loggedResult(service, day);

    const back = await watch(day, lone);
    await back.until('what it missed', ({ told }) => told.length === 1);
    expect(back.events).toEqual(['changes']);
    expect(franceOf(back)?.provisional).toBe(3);
    back.leave();
  });

  it('sends nothing to a lone watcher that comes back to the same counters', async () => {
    const day = await recordedDay(service, 'running');
    await loggedResult(service, day);
    const first = await watch(day);
    await first.until('the counters', ({ told }) => told.length === 1);
    first.leave();
    const second = await watch(day, first);
    await second.until('an answer', ({ comments }) => comments.length > 0);
    expect(second.told).toEqual([]);
    second.leave();
  });

  it('keeps its watchers while the database is away, and goes on when it is back', async () => {
    const day = await recordedDay(service, 'running');
    const watcher = await watch(day);
    await watcher.until('the counters', ({ told }) => told.length === 1);
    await proxy.shut();
    expectProblem(await service.team.get(`${day.path}/live`), 503);
    await proxy.open();
    await resultOnceItIsBack(day);
    await watcher.until('the result', (each) => franceOf(each)?.provisional === 3);
    expect(watcher.ended).toBe(false);
    watcher.leave();
  });

  it('ends with the token, and for whom the operation is no longer', async () => {
    const day = newDay();
    await expectDone(service.lead.put(day.path, planBody()), 201);
    const exp = Math.floor(Date.now() / 1_000) + 2;
    const expiring = await TestWatcher.of(service, day, { ...TEAM, country: 'NL', exp });
    const excluded = await watch(day);
    await excluded.until('the counters', ({ told }) => told.length === 1);
    await expectDone(service.lead.put(day.path, planBody({ participants: [{ country: 'NL' }] }), 1), 200);
    await excluded.until('its end', ({ ended }) => ended);
    await expiring.until('its end', ({ ended }) => ended);
    expectProblem(await service.team.get(`${day.path}/live`), 404);
  });

  it('refuses with a problem before it begins', async () => {
    const day = await recordedDay(service, 'running');
    expectProblem(await service.caller().get(`${day.path}/live`), 401);
    expectProblem(await service.auditor.get(`${day.path}/live`), 403);
    expectProblem(await service.outsider.get(`${day.path}/live`), 404);
    expectProblem(await service.team.get(`${newDay().path}/live`), 404);
    const head = await service.team.send('HEAD', `${day.path}/live`);
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('ends everybody when the service stops, so that it can', async () => {
    const day = await recordedDay(service, 'running');
    const watcher = await watch(day);
    await watcher.until('the counters', ({ told }) => told.length === 1);
    service.app.get(EventStreams, { strict: false }).endAll();
    await watcher.until('its end', ({ ended }) => ended);
    const refused = await service.team.get(`${day.path}/live`);
    expectProblem(refused, 503);
    expect(refused.code).toBe('overloaded');
  });
});

/** The service may still answer 503 for a moment: the same command is sent until it is taken. */
async function resultOnceItIsBack(day: Address): Promise<void> {
  const result = newResult(day);
  await eventually('the service to take results again', async () => {
    const { status } = await service.team.put(result.path, arrestsBody());
    return status === 201 || status === 200;
  });
}
