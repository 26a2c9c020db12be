import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, waitUntil, type ServiceName } from '@entente/local-stack';
import { TcpProxy } from '@entente/testing';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';

const MINUTES = 60_000;
/** Twice as long as a loop may be silent. */
const STALLED_MS = 25_000;
const LOOK_EVERY_MS = 500;
const GOING_ON_MS = 8_000;

let stack: RunningStack;
let reports: Reports;
let database: TcpProxy;

beforeAll(async () => {
  stack = await RunningStack.start(async (mongodbUri) => {
    const direct = new URL(mongodbUri);
    database = new TcpProxy({ host: direct.hostname, port: Number(direct.port) });
    const led = new URL(mongodbUri);
    led.port = String(await database.open());
    return led.href;
  });
  reports = await Reports.of(stack);
  await reports.caughtUp();
}, 6 * MINUTES);
afterAll(async () => {
  database.mend();
  await stack.stop();
  await database.shut();
}, MINUTES);

const health = async (name: ServiceName, page: 'live' | 'ready'): Promise<number> =>
  (await fetch(`${stack.service(name).address}/health/${page}`)).status;

/** What every service answers as long as this lasts, each look once. */
async function seenFor(ms: number, page: 'live' | 'ready'): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const answers = await Promise.all(SERVICES.map(async (name) => `${name}: ${await health(name, page)}`));
    for (const answer of answers) seen.add(answer);
    await pause(LOOK_EVERY_MS);
  }
  return seen;
}

const everywhere = (status: number): Set<string> => new Set(SERVICES.map((name) => `${name}: ${status}`));

/** A command is accepted, and what follows from it is reported: everything goes on. */
async function goesOn(): Promise<void> {
  const registrar = await stack.caller('joint-action-days', { roles: ['registrar'] });
  const plan = {
    name: 'Recorded when it went on',
    kind: 'joint-action-day',
    crimeAreas: ['thb'],
    period: { startsOn: '2026-04-27' },
    participants: [{ country: 'NL' }],
  };
  expect((await registrar.put(`/v1/joint-action-days/${randomUUID()}`, plan)).status).toBe(201);
  await reports.caughtUp(30_000);
}

describe('a database that stalls without refusing', () => {
  it(
    'makes services unready, and no reason to start them again',
    async () => {
      database.stall();
      const live = seenFor(STALLED_MS, 'live');
      await pause(3_000);
      const ready = await seenFor(STALLED_MS - 6_000, 'ready');
      expect(await live).toEqual(everywhere(200));
      expect(ready).toEqual(everywhere(503));
    },
    MINUTES,
  );

  it(
    'is gone on with when it passes again, and nobody starts anything',
    async () => {
      database.mend();
      const live = seenFor(GOING_ON_MS, 'live');
      await waitUntil(
        async () =>
          (await Promise.all(SERVICES.map((name) => health(name, 'ready')))).every(
            (status) => status === 200,
          ),
        {
          for: 'services to be ready again',
          withinMs: 15_000,
        },
      );
      await goesOn();
      expect(await live).toEqual(everywhere(200));
    },
    MINUTES,
  );
});

describe('a broker that stalls without refusing', () => {
  const signal = (name: NodeJS.Signals): void => {
    const { pid } = stack.kafka;
    if (pid === undefined) throw new Error('Kafka is not running');
    process.kill(pid, name);
  };

  it(
    'leaves services ready and live',
    async () => {
      signal('SIGSTOP');
      try {
        const [live, ready] = await Promise.all([seenFor(STALLED_MS, 'live'), seenFor(STALLED_MS, 'ready')]);
        expect(live).toEqual(everywhere(200));
        expect(ready).toEqual(everywhere(200));
      } finally {
        signal('SIGCONT');
      }
    },
    MINUTES,
  );

  it(
    'is gone on with when it answers again',
    async () => {
      const live = seenFor(GOING_ON_MS, 'live');
      await goesOn();
      expect(await live).toEqual(everywhere(200));
    },
    MINUTES,
  );
});
