import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpApplication } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Caller, expectProblem, testIssuer, type Answer, type TestIssuer } from '@entente/testing';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule, CurrentActor, Public, Roles } from './index.js';

@Controller()
class ThingsController {
  @Get('things/mine')
  @Roles('auditor')
  mine(@CurrentActor() { subject }: Actor): object {
    return { subject };
  }

  @Get('health/live')
  @Public()
  live(): object {
    return { status: 'ok' };
  }
}

const PER_PERSON = 5;
const PER_ADDRESS = 40;

let issuer: TestIssuer;
let app: NestFastifyApplication;
beforeAll(async () => {
  issuer = await testIssuer();
  @Module({
    imports: [
      AccessModule.forRoot({
        ...{ issuer: issuer.address, audience: 'entente', requestsPerPerson: PER_PERSON },
      }),
    ],
    controllers: [ThingsController],
  })
  class ThingsModule {}
  app = await createHttpApplication(ThingsModule, {
    api: { title: 'Things', version: '1' },
    requestsPerAddress: PER_ADDRESS,
    trustedProxies: ['127.0.0.1'],
    nest: { logger: false, abortOnError: false },
  });
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  issuer.stop();
});

/** Somebody behind a gateway, whose own address it forwards. */
async function ask(path: string, from: string, subject?: string): Promise<Answer> {
  const token = subject === undefined ? undefined : await issuer.sign({ sub: subject, roles: ['auditor'] });
  const caller = new Caller(await app.getUrl(), token);
  return caller.send('GET', path, { headers: { 'x-forwarded-for': from } });
}

async function statuses(times: number, once: () => Promise<Answer>): Promise<readonly number[]> {
  const answers: number[] = [];
  for (let time = 0; time < times; time += 1) answers.push((await once()).status);
  return answers;
}

describe('the limits of requests', () => {
  it('are a person’s, whatever token or address it comes with, and say when to come back', async () => {
    let host = 0;
    const busy = () => ask('/things/mine', `10.1.0.${(host += 1)}`, 'busy');
    expect(await statuses(PER_PERSON + 1, busy)).toEqual([...Array<number>(PER_PERSON).fill(200), 429]);
    const refused = await busy();
    expectProblem(refused, 429);
    expect(refused.code).toBe('too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('/things/mine', '10.1.0.1', 'somebody-else')).status).toBe(200);
  });

  it('are an address’s before any token is looked at, and its neighbours’ not', async () => {
    const stranger = () => ask('/things/mine', '10.2.0.1');
    const answered = await statuses(PER_ADDRESS + 2, stranger);
    expect(answered).toEqual([...Array<number>(PER_ADDRESS).fill(401), 429, 429]);
    expect((await ask('/things/mine', '10.2.0.2')).status).toBe(401);
    expect((await ask('/nothing', '10.2.0.1')).status).toBe(429);
  });

  it('never keep health from being answered', async () => {
    const live = () => ask('/health/live', '10.3.0.1');
    expect(new Set(await statuses(PER_ADDRESS + 5, live))).toEqual(new Set([200]));
  });
});
