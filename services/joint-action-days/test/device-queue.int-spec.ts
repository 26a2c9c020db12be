import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeviceQueue, MemoryStorage, type Settled } from '@entente/client';
import { TcpProxy } from '@entente/testing';
import { arrestsBody, expectDone, recordedDay, type Address } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
let line: TcpProxy;
let address: string;
let token: string;
let day: Address;
beforeAll(async () => {
  service = await runningService();
  const { hostname: host, port } = new URL(service.address);
  line = new TcpProxy({ host, port: Number(port) });
  address = `http://127.0.0.1:${await line.open()}`;
  token = await service.issuer.sign({ sub: 'team', roles: ['operational-team'], country: 'FR' });
});
afterAll(async () => {
  await line.shut();
  await service.stop();
});

function device(answerWithinMs = 10_000): { queue: DeviceQueue; storage: MemoryStorage } {
  const storage = new MemoryStorage();
  return {
    storage,
    queue: new DeviceQueue({ address, token: () => Promise.resolve(token), storage, answerWithinMs }),
  };
}

const outcomes = (settled: readonly Settled[]) => settled.map(({ outcome }) => outcome);
const valueOf = async (resultId: string) =>
  (await service.team.get(`${day.path}/results/${resultId}`)).json['value'];

describe('the queue on a device', () => {
  beforeAll(async () => {
    day = await recordedDay(service, 'running');
  });

  it('keeps what was done without a connection, and sends it once there is one', async () => {
    const { queue } = device();
    const result = { operation: day.id, resultId: randomUUID() };
    await line.shut();
    await queue.add(result, { kind: 'log', body: arrestsBody() });
    await queue.add(result, { kind: 'correct', body: { value: 4, reason: 'counted again' } });
    expect(await queue.send()).toEqual({ settled: [], waiting: 2, held: { because: 'offline' } });
    await line.open();
    const { settled, waiting } = await queue.send();
    expect([outcomes(settled), waiting]).toEqual([['applied', 'applied'], 0]);
    expect(await valueOf(result.resultId)).toBe(4);
  });

  it('does nothing twice where the answer is lost', async () => {
    const { queue } = device(1_000);
    const result = { operation: day.id, resultId: randomUUID() };
    const log = await queue.add(result, { kind: 'log', body: arrestsBody() });
    await expectDone(
      service.team.post(`${day.path}/results/batch`, undefined, {
        items: [{ key: log.key, resultId: log.resultId, basedOn: 0, kind: 'log', body: arrestsBody() }],
      }),
      200,
    );
    line.stall();
    expect((await queue.send()).held).toEqual({ because: 'offline' });
    await line.shut();
    line.mend();
    await line.open();
    expect(outcomes((await queue.send()).settled)).toEqual(['repeated']);
    await queue.add(result, { kind: 'correct', body: { value: 9, reason: 'counted again' } });
    expect(outcomes((await queue.send()).settled)).toEqual(['applied']);
    expect(await valueOf(result.resultId)).toBe(9);
  });

  it('goes on while the connection breaks again and again', async () => {
    const { queue, storage } = device(2_000);
    const results = Array.from({ length: 1_200 }, () => randomUUID());
    for (const resultId of results)
      await queue.add({ operation: day.id, resultId }, { kind: 'log', body: arrestsBody() });
    for (let breaks = 0; (await storage.all()).length > 0; breaks += 1) {
      const sending = queue.send();
      if (breaks < 4) {
        await line.shut();
        await sending;
        await line.open();
      }
      await sending;
    }
    const stored = await service.database.connection
      .collection<{ _id: string }>('reported-results')
      .countDocuments({ _id: { $in: results } });
    const rows = await service.database.connection
      .collection('journal')
      .countDocuments({ aggregateid: { $in: results } });
    expect([stored, rows]).toEqual([1_200, 1_200]);
  });

  it('hands a conflict to a person, with both sides, and takes the decision', async () => {
    const { queue } = device();
    const result = { operation: day.id, resultId: randomUUID() };
    await queue.add(result, { kind: 'log', body: arrestsBody() });
    await queue.send();
    const path = `${day.path}/results/${result.resultId}`;
    await expectDone(service.coordinator.post(`${path}/correction`, 1, { value: 8, reason: 'register' }));
    await queue.add(result, { kind: 'correct', body: { value: 6, reason: 'counted again' } });
    await queue.add(result, { kind: 'withdraw', body: { reason: 'of another operation' } });
    const { settled } = await queue.send();
    expect(settled).toMatchObject([
      { outcome: 'conflict', yours: { body: { value: 6 } }, theirs: { value: 8, version: 2 } },
      { outcome: 'refused', problem: { code: 'earlier-command-failed' } },
    ]);
    expect(await valueOf(result.resultId)).toBe(8);
    expect(await queue.open()).toEqual(settled);
    for (const { key } of settled) await queue.dismiss(key);
    expect(await queue.open()).toEqual([]);
    await queue.add({ ...result, basedOn: 2 }, { kind: 'correct', body: { value: 6, reason: 'seen both' } });
    expect(outcomes((await queue.send()).settled)).toEqual(['applied']);
    expect(await valueOf(result.resultId)).toBe(6);
  });

  it('finds the bad command among the good ones, and shows it until somebody has seen it', async () => {
    const { queue, storage } = device();
    const good = Array.from({ length: 6 }, () => ({ operation: day.id, resultId: randomUUID() }));
    for (const result of good) await queue.add(result, { kind: 'log', body: arrestsBody() });
    const bad = await queue.add(
      { operation: day.id, resultId: 'no uuid' },
      { kind: 'log', body: arrestsBody() },
    );
    const large = { ...arrestsBody(), notes: Array.from({ length: 12_000 }, () => 'a, b') };
    const tooLarge = await queue.add(
      { operation: day.id, resultId: randomUUID() },
      { kind: 'log', body: large },
    );
    const { settled, waiting } = await queue.send();
    expect([settled.filter(({ outcome }) => outcome === 'applied').length, waiting]).toEqual([6, 0]);
    const afterARestart = new DeviceQueue({ address, token: () => Promise.resolve(token), storage });
    const open = await afterARestart.open();
    expect(open.map(({ key, outcome }) => [key, outcome])).toEqual([
      [bad.key, 'refused'],
      [tooLarge.key, 'refused'],
    ]);
  });

  it('says of when a running total is', async () => {
    const now = new Date('2026-04-27T10:00:00.000Z');
    const token = () => Promise.resolve('unused');
    const queue = new DeviceQueue({ address, token, storage: new MemoryStorage(), now: () => now });
    const body = arrestsBody({ counting: 'running-total' });
    const result = { operation: day.id, resultId: randomUUID() };
    expect((await queue.add(result, { kind: 'log', body })).kind).toBe('log');
    const again = { ...body, cutOff: { at: '2026-04-27T09:00:00.000Z' } };
    const kept = [
      await queue.add({ ...result, resultId: randomUUID() }, { kind: 'log', body }),
      await queue.add({ ...result, resultId: randomUUID() }, { kind: 'log', body: again }),
    ];
    expect(kept.map((queued) => ('body' in queued ? queued.body : undefined))).toMatchObject([
      { cutOff: { at: '2026-04-27T10:00:00.001Z' } },
      { cutOff: { at: '2026-04-27T09:00:00.000Z' } },
    ]);
  });

  it('says why nothing is taken, and keeps it', async () => {
    const { queue } = device();
    await queue.add(
      { operation: randomUUID(), resultId: randomUUID() },
      { kind: 'log', body: arrestsBody() },
    );
    expect(await queue.send()).toMatchObject({
      ...{ settled: [], waiting: 1 },
      held: { because: 'refused', status: 404, problem: { code: 'not-found' } },
    });
  });
});
