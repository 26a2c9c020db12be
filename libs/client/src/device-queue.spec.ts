import { describe, expect, it } from '@jest/globals';
import { DeviceQueue } from './device-queue.js';
import { MemoryStorage } from './queue-storage.js';
import type { Change, Queued, Settled } from './queued.js';

/** A command as the service is sent it. */
interface Item {
  readonly key: string;
  readonly resultId: string;
  readonly body?: { readonly value?: number };
}
type Service = (items: readonly Item[]) => Response;

const json = (answer: object, status = 200): Response => new Response(JSON.stringify(answer), { status });
/** What a gateway or a portal says of its own. */
const page = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<html>Sorry</html>', { status, headers });
const applied: Service = (items) => json({ items: items.map(({ key }) => ({ key, outcome: 'applied' })) });

interface Device {
  readonly queue: DeviceQueue;
  /** The keys that were sent, request by request. */
  readonly requests: readonly (readonly string[])[];
}

function device(service: Service = applied): Device {
  const requests: (readonly string[])[] = [];
  const send: typeof fetch = (_address, init) => {
    const { items } = JSON.parse(init?.body as string) as { readonly items: readonly Item[] };
    requests.push(items.map(({ key }) => key));
    return Promise.resolve(service(items));
  };
  const queue = new DeviceQueue({
    ...{ address: 'http://service', token: () => Promise.resolve('token'), storage: new MemoryStorage() },
    ...{ fetch: send, now: () => new Date('2026-04-28T12:00:00.000Z') },
  });
  return { queue, requests };
}

const log = (body: object = {}): Change => ({ kind: 'log', body });
const correct = (value: number): Change => ({ kind: 'correct', body: { value, reason: 'counted again' } });
const on = (resultId: string) => ({ operation: 'operation', resultId });

async function addMany(queue: DeviceQueue, count: number): Promise<readonly Queued[]> {
  const queued: Queued[] = [];
  for (let number = 0; number < count; number += 1)
    queued.push(await queue.add(on(`result-${number}`), log({ value: number })));
  return queued;
}

const told = (settled: readonly Settled[]) =>
  Object.fromEntries(
    settled
      .filter(({ outcome }) => outcome !== 'applied')
      .map((one) => [one.key, 'problem' in one ? one.problem.code : one.outcome]),
  );

describe('DeviceQueue.add, of running totals', () => {
  const total = (given: object = {}): Change => log({ counting: 'running-total', ...given });
  const cutOffOf = (queued: Queued): unknown => {
    const body: object | undefined = 'body' in queued ? queued.body : undefined;
    return (body as { readonly cutOff?: unknown } | undefined)?.cutOff;
  };

  it('takes those of one millisecond in the order in which they were added', async () => {
    const { queue } = device();
    const cutOffs: unknown[] = [];
    for (const resultId of ['one', 'two', 'three'])
      cutOffs.push(cutOffOf(await queue.add(on(resultId), total())));
    expect(cutOffs).toEqual([
      { at: '2026-04-28T12:00:00.000Z' },
      { at: '2026-04-28T12:00:00.001Z' },
      { at: '2026-04-28T12:00:00.002Z' },
    ]);
  });

  it.each([
    [{ day: '2026-04-27' }, '2026-04-27T23:59:59.999Z'],
    [{ day: '2026-04-27', statedOn: '2026-04-26' }, '2026-04-26T23:59:59.999Z'],
    [{ day: '2026-04-28' }, '2026-04-28T12:00:00.000Z'],
    [{ day: '2026-04-29' }, '2026-04-28T12:00:00.000Z'],
    [{ day: '2026-04-28', cutOff: { at: '2026-04-28T09:00:00.000Z' } }, '2026-04-28T09:00:00.000Z'],
  ])('says of %j that it is of %s', async (given, at) => {
    const { queue } = device();
    expect(cutOffOf(await queue.add(on('result'), total(given)))).toEqual({ at });
  });

  it('does not say of a revision that it is of another hour', async () => {
    const { queue } = device();
    await queue.add(on('result'), total());
    expect(cutOffOf(await queue.add(on('result'), total()))).toBeUndefined();
    expect(cutOffOf(await queue.add({ ...on('another'), basedOn: 3 }, total()))).toBeUndefined();
  });
});

describe('DeviceQueue.send', () => {
  const conflictOver6: Service = (items) =>
    json({
      items: items.map(({ key, body }) =>
        body?.value === 6 ? { key, outcome: 'conflict', theirs: {} } : { key, outcome: 'applied' },
      ),
    });

  it('does not send what followed a command that came to nothing in the piece before', async () => {
    const { queue, requests } = device(conflictOver6);
    for (let number = 0; number < 499; number += 1) await queue.add(on(`other-${number}`), log());
    const lost = await queue.add({ ...on('result'), basedOn: 1 }, correct(6));
    const follower = await queue.add(on('result'), correct(9));
    const { settled, waiting } = await queue.send();
    expect(told(settled)).toEqual({ [lost.key]: 'conflict', [follower.key]: 'earlier-command-failed' });
    expect([requests.map(({ length }) => length), waiting]).toEqual([[500], 0]);
  });

  it('does not send what followed a command that came to nothing in the half before', async () => {
    const { queue, requests } = device((items) =>
      items.some(({ resultId }) => resultId === 'bad')
        ? json({ code: 'invalid-field' }, 422)
        : conflictOver6(items),
    );
    const lost = await queue.add({ ...on('result'), basedOn: 1 }, correct(6));
    await queue.add(on('other'), log());
    const follower = await queue.add(on('result'), correct(9));
    const bad = await queue.add(on('bad'), log());
    const { settled, waiting } = await queue.send();
    expect(told(settled)).toEqual({
      [lost.key]: 'conflict',
      [follower.key]: 'earlier-command-failed',
      [bad.key]: 'invalid-field',
    });
    expect(requests.slice(1).flat()).not.toContain(follower.key);
    expect([requests.map(({ length }) => length), waiting]).toEqual([[4, 2, 1], 0]);
  });

  it('sends less at once where a gateway takes no more', async () => {
    const { queue, requests } = device((items) => (items.length > 2 ? page(413) : applied(items)));
    await addMany(queue, 4);
    const { settled, waiting } = await queue.send();
    expect([told(settled), settled.length, waiting]).toEqual([{}, 4, 0]);
    expect(requests.map(({ length }) => length)).toEqual([4, 2, 2]);
  });

  it('finds the one command that a gateway never lets through', async () => {
    const { queue } = device((items) =>
      items.some(({ body }) => body?.value === 2) ? page(413) : applied(items),
    );
    const queued = await addMany(queue, 5);
    const { settled, waiting } = await queue.send();
    expect([told(settled), settled.length, waiting]).toEqual([{ [queued[2]!.key]: 'too-large' }, 5, 0]);
  });

  it('gives up no command for what somebody between says of something else', async () => {
    const { queue, requests } = device(() => page(400));
    await addMany(queue, 4);
    expect(await queue.send()).toMatchObject({
      ...{ settled: [], waiting: 4 },
      held: { because: 'refused', status: 400, problem: { code: 'unreadable' } },
    });
    expect(requests).toHaveLength(1);
  });

  it('is offline where somebody else answers for the service', async () => {
    const { queue } = device(() => page(200));
    await addMany(queue, 1);
    expect(await queue.send()).toEqual({ settled: [], waiting: 1, held: { because: 'offline' } });
  });

  it('does not try to send what is larger than any body', async () => {
    const { queue, requests } = device();
    const large = await queue.add(on('large'), log({ notes: ['x'.repeat(1_100_000)] }));
    const [small] = await addMany(queue, 1);
    const { settled, waiting } = await queue.send();
    expect([told(settled), settled.length, waiting]).toEqual([{ [large.key]: 'too-large' }, 2, 0]);
    expect(requests).toEqual([[small!.key]]);
  });

  it.each([
    ['7', 7],
    ['Wed, 29 Apr 2026 07:28:00 GMT', 1],
  ])('waits after "Retry-After: %s" for %d s', async (header, retryAfterSeconds) => {
    const { queue } = device(() => page(503, { 'retry-after': header }));
    await addMany(queue, 1);
    expect((await queue.send()).held).toEqual({ because: 'busy', retryAfterSeconds });
  });
});
