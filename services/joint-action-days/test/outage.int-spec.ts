import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectProblem, eventually, serverAddress, TcpProxy } from '@entente/testing';
import { arrestsBody, expectDone, newDay, newResult, planBody, recordedDay, type Address } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

const server = new URL(serverAddress('MONGODB_URI'));
const proxy = new TcpProxy({ host: server.hostname, port: Number(server.port) });
let service: RunningService;
let day: Address;

beforeAll(async () => {
  const port = await proxy.open();
  const throughTheProxy = (uri: string): string => {
    const address = new URL(uri);
    [address.hostname, address.port] = ['127.0.0.1', String(port)];
    address.searchParams.set('directConnection', 'true');
    return address.href;
  };
  service = await runningService({ through: throughTheProxy });
  day = await recordedDay(service, 'running');
});

afterAll(async () => {
  await service.stop();
  await proxy.shut();
});

describe('while the database is down', () => {
  it('commands and reads answer 503, and all goes on when it is back', async () => {
    const { lead, team } = service;
    const result = newResult(day);
    await proxy.shut();

    const answers = await Promise.all([
      lead.put(newDay().path, planBody()),
      team.put(result.path, arrestsBody()),
      lead.post(`${day.path}/closing`, 1),
      lead.get(day.path),
      lead.get('/v1/joint-action-days'),
    ]);
    for (const answer of answers) {
      expectProblem(answer, 503);
      expect(answer.code).toBe('dependency-unavailable');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await service.caller().get('/health/live')).status).toBe(200);
    expect((await service.caller().get('/health/ready')).status).toBe(503);
    expect((await team.put(result.path, arrestsBody({ value: -1 }))).status).toBe(422);
    expect((await service.caller().get(day.path)).status).toBe(401);
    expect(await service.stored()).toEqual({ 'joint-action-days': 1, 'reported-results': 0, journal: 1 });

    await proxy.open();
    await eventually('the service to be ready', async () => {
      return (await service.caller().get('/health/ready')).status === 200;
    });
    await expectDone(team.put(result.path, arrestsBody()), 201);
    await expectDone(lead.post(`${day.path}/closing`, 1));
    expect(await service.stored()).toEqual({ 'joint-action-days': 1, 'reported-results': 1, journal: 3 });
  });
});

describe('while no broker answers', () => {
  it('the service is ready, takes commands and keeps their events', async () => {
    const rows = service.database.connection.getClient().db().collection('journal');
    const [before, pendingBefore] = [
      await rows.countDocuments(),
      await rows.countDocuments({ pending: true }),
    ];
    expect((await service.caller().get('/health/ready')).status).toBe(200);
    await recordedDay(service, 'planned');
    expect([before, await rows.countDocuments({ pending: true })]).toEqual([pendingBefore, before + 1]);
  });
});
