import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Get,
  Injectable,
  Logger as NestLogger,
  Module,
  Param,
  Post,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule, Public, Roles } from '@entente/access';
import { createHttpApplication } from '@entente/http';
import { Logger } from 'nestjs-pino';
import { Health, Metrics, PlatformModule, stopOnSignals } from './index.js';
import { startFailure } from './start-service.js';

@Injectable()
class Service implements OnApplicationShutdown {
  databaseIsDown = false;
  wedged = false;
  readonly events: string[] = [];
  answer: () => void = () => undefined;
  started: () => void = () => undefined;

  constructor(health: Health, metrics: Metrics) {
    health.whenServing('database', () =>
      this.databaseIsDown ? Promise.reject(new Error('secret')) : undefined,
    );
    health.whenWedged('relay', () => {
      if (this.wedged) throw new Error('secret');
    });
    metrics
      .counter({ name: 'entente_things_total', help: 'Things', labels: ['kind'] })
      .inc({ kind: 'one' }, 3);
  }

  onApplicationShutdown(): void {
    this.events.push('hooks');
  }
}

@Controller('things')
class ThingsController {
  constructor(private readonly service: Service) {}

  @Get('slow')
  @Public()
  async slow(): Promise<string> {
    this.service.started();
    await new Promise<void>((resolve) => (this.service.answer = resolve));
    this.service.events.push('answered');
    return 'at last';
  }

  @Post('failing')
  @Public()
  failing(): never {
    new NestLogger('Things').log('about to fail');
    throw Object.assign(new Error('E11000 dup key: { wording: "a secret" }'), {
      op: { wording: 'a secret' },
    });
  }

  @Get(':name')
  @Roles('auditor')
  one(@Param('name') name: string): string {
    return name;
  }
}

const lines: Record<string, unknown>[] = [];
const destination = new Writable({
  write(chunk: Buffer, _, done): void {
    lines.push(
      ...chunk
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    );
    done();
  },
});

async function started(level: 'debug' | 'silent' = 'silent'): Promise<[NestFastifyApplication, string]> {
  @Module({
    imports: [
      PlatformModule.forRoot({ service: 'things', level, destination }),
      AccessModule.forRoot({ issuer: 'http://127.0.0.1:1', audience: 'entente' }),
    ],
    controllers: [ThingsController],
    providers: [Service],
  })
  class ServiceModule {}
  const app = await createHttpApplication(ServiceModule, {
    api: { title: 'Things', version: '1' },
    nest: { bufferLogs: true, abortOnError: false },
  });
  app.useLogger(app.get(Logger));
  await app.listen(0, '127.0.0.1');
  return [app, await app.getUrl()];
}

describe('a running service', () => {
  let app: NestFastifyApplication;
  let address: string;
  beforeAll(async () => {
    [app, address] = await started('debug');
  });
  afterAll(() => app.close());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
    const response = await fetch(address + path, { headers });
    return [response.status, await response.text()];
  };
  const post = async (path: string): Promise<[number, string]> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address + path, {
      method: 'POST',
      headers,
      body: ' '.repeat(100_000) + '{}',
    });
    return [response.status, await response.text()];
  };
  const report = (status: string, checks: Record<string, string>): string =>
    JSON.stringify({ status, checks });

  it('is live and ready', async () => {
    expect(await get('/health/live')).toEqual([200, report('ok', { relay: 'ok' })]);
    expect(await get('/health/ready')).toEqual([200, report('ok', { database: 'ok' })]);
  });

  it('is live and not ready without its database, and says no more than the name', async () => {
    const service = app.get(Service);
    service.databaseIsDown = true;
    expect(await get('/health/ready')).toEqual([503, report('failing', { database: 'failing' })]);
    expect((await get('/health/live'))[0]).toBe(200);
    service.databaseIsDown = false;
  });

  it('is not live when something is wedged', async () => {
    const service = app.get(Service);
    service.wedged = true;
    expect(await get('/health/live')).toEqual([503, report('failing', { relay: 'failing' })]);
    service.wedged = false;
  });

  it('shows its own figures, those of the process and of requests by route', async () => {
    await get('/things/somebody');
    const [status, text] = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('entente_things_total{kind="one"} 3');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain(
      'entente_http_request_duration_seconds_count{method="GET",route="/things/:name",status="401"} 1',
    );
    expect(text).not.toContain('somebody');
  });

  it('writes one line per request, without addresses, queries, headers and bodies', async () => {
    lines.length = 0;
    await get('/things/somebody?name=someone', { authorization: 'Bearer a.b.c', cookie: 'secret' });
    await get('/nothing/somebody');
    expect(lines).toEqual([
      expect.objectContaining({
        service: 'things',
        requestId: expect.any(String),
        method: 'GET',
        route: '/things/:name',
        status: 401,
        msg: 'request',
      }),
      expect.objectContaining({
        route: 'unknown',
        status: 404,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/some|Bearer|a\.b\.c|secret/);
  });

  it('writes an unforeseen error once, with the id of the request and without what the driver quotes', async () => {
    lines.length = 0;
    const [status, body] = await post('/things/failing');
    expect(status).toBe(500);
    const errors = lines.filter(({ level }) => level === 50);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ err: { type: 'Error', message: 'E11000' } });
    expect(body).toContain(`urn:uuid:${String(errors[0]!['requestId'])}`);
    expect(lines.map(({ requestId }) => requestId)).toEqual(Array(3).fill(errors[0]!['requestId']));
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});

describe('stopping', () => {
  it('answers the last request, refuses new ones, runs the hooks and exits with 0', async () => {
    const [app, address] = await started();
    const service = app.get(Service);
    const signals = new EventEmitter();
    const exited = new Promise<number>((resolve) => stopOnSignals(app, app.get(Logger), signals, resolve));

    const reached = new Promise<void>((resolve) => (service.started = resolve));
    const last = fetch(`${address}/things/slow`);
    await reached;
    signals.emit('SIGTERM');
    signals.emit('SIGINT');
    await sleep(60);
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
    service.answer();

    expect(await (await last).text()).toBe('at last');
    expect(await exited).toBe(0);
    expect(service.events).toEqual(['answered', 'hooks']);
  });

  it('exits with 1 after an error that nobody caught', async () => {
    const [app] = await started();
    const signals = new EventEmitter();
    const exits: number[] = [];
    stopOnSignals(app, app.get(Logger), signals, (status) => exits.push(status));
    signals.emit('unhandledRejection', new Error('lost'));
    signals.emit('uncaughtException', new Error('lost'));
    expect(exits).toEqual([1, 1]);
    await app.close();
  });

  it('says which port is in use', () => {
    const failure = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3002 });
    expect(startFailure(failure)).toBe('The port 3002 is in use: set PORT to another one');
  });
});
