import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt } from 'class-validator';
import type { JWTPayload } from 'jose';
import { createHttpApplication } from '@entente/http';
import type { Actor } from '@entente/kernel';
import { itRefusesForgedTokens, testIssuer, type TestIssuer } from '@entente/testing';
import { AccessModule, CurrentActor, Public, Roles, TokenEnd } from './index.js';

class CountRequest {
  @IsInt() value!: number;
}

@Controller('things')
class ThingsController {
  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Get('mine')
  @Roles('operational-team', 'action-leader')
  mine(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('until')
  @Roles('action-leader')
  until(@TokenEnd() until: Date): object {
    return { until: until.toISOString() };
  }

  @Post()
  @Roles('action-leader')
  post(@Body() body: CountRequest): CountRequest {
    return body;
  }
}

let issuer: TestIssuer;
let app: NestFastifyApplication;
let address: string;

const sign = (claims: JWTPayload = {}): Promise<string> =>
  issuer.sign({ roles: ['action-leader'], ...claims });

async function started(): Promise<NestFastifyApplication> {
  @Module({
    imports: [AccessModule.forRoot({ issuer: issuer.address, audience: 'entente' })],
    controllers: [ThingsController],
  })
  class ThingsModule {}
  const application = await createHttpApplication(ThingsModule, {
    api: { title: 'Things', version: '1' },
    nest: { logger: false, abortOnError: false },
  });
  await application.listen(0, '127.0.0.1');
  return application;
}

beforeAll(async () => {
  issuer = await testIssuer();
  app = await started();
  address = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  issuer.stop();
});

async function send(path: string, token?: string, init: RequestInit = {}, at = address) {
  const authorization =
    token === undefined ? {} : { authorization: token.includes(' ') ? token : `Bearer ${token}` };
  const response = await fetch(at + path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), ...authorization },
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json')
    ? (JSON.parse(text) as Record<string, unknown>)
    : {};
  return {
    status: response.status,
    code: json['code'],
    challenge: response.headers.get('www-authenticate'),
    json,
    text,
  };
}

describe('authentication', () => {
  it('lets everybody through to what is public', async () => {
    expect((await send('/things/open')).text).toBe('open');
    expect((await send('/things/open', 'Bearer rubbish')).status).toBe(200);
    expect((await send('/openapi.json')).status).toBe(200);
    expect((await send('/docs')).status).toBe(200);
    expect((await send('/nothing')).status).toBe(404);
  });

  it('hands the actor on, with the roles it knows and the country as we store it', async () => {
    const token = await sign({
      roles: ['king', 'operational-team'],
      country: 'EL',
      organisation: ' police  of\u00a0Lie\u0301ge ',
    });
    expect((await send('/things/mine', token)).json).toEqual({
      subject: 'somebody',
      roles: ['operational-team'],
      country: 'GR',
      organisation: 'police of Liége',
    });
  });

  it('says until when the token speaks, and takes one without an end to speak of', async () => {
    const tokens = await Promise.all([4_102_444_800, 1e300].map((exp) => sign({ exp })));
    const [one, other] = await Promise.all(tokens.map((token) => send('/things/until', token)));
    expect(one?.json).toEqual({ until: '2100-01-01T00:00:00.000Z' });
    expect(other?.json).toEqual({ until: '+275760-09-13T00:00:00.000Z' });
  });

  it.each(['', 'Basic abc'])('asks for a token where it gets "%s"', async (header) => {
    const answer = await send(
      '/things/mine',
      undefined,
      header === '' ? {} : { headers: { authorization: header } },
    );
    expect([answer.status, answer.code, answer.challenge]).toEqual([401, 'missing-token', 'Bearer']);
  });

  it('comes before size, media type and body', async () => {
    const type = { 'content-type': 'application/json' };
    const large = 'x'.repeat(2_000_000);
    expect((await send('/things', undefined, { method: 'POST', headers: type, body: large })).status).toBe(
      401,
    );
    expect((await send('/things', undefined, { method: 'POST', body: 'text' })).status).toBe(401);
    expect((await send('/things', undefined, { method: 'POST', headers: type, body: '{' })).status).toBe(401);
  });

  it('goes on with the keys it has while the issuer is down, and is unavailable without any', async () => {
    const token = await sign();
    expect((await send('/things/mine', token)).status).toBe(200);
    issuer.status = 500;
    const fresh = await started();
    try {
      expect((await send('/things/mine', token)).status).toBe(200);
      const answer = await send('/things/mine', token, {}, await fresh.getUrl());
      expect([answer.status, answer.code]).toEqual([503, 'dependency-unavailable']);
      issuer.status = 200;
      expect((await send('/things/mine', token, {}, await fresh.getUrl())).status).toBe(200);
    } finally {
      issuer.status = 200;
      await fresh.close();
    }
  });
});

describe('a forged token', () => {
  itRefusesForgedTokens(() => ({
    issuer,
    address,
    path: '/things/mine',
    claims: { roles: ['action-leader'] },
  }));

  it('is one of a key that the issuer has replaced, once its new one was seen', async () => {
    const old = await sign();
    expect((await send('/things/mine', old)).status).toBe(200);
    await issuer.rotate('two');
    const renewed = await sign();
    expect((await send('/things/mine', renewed)).status).toBe(401);
    const realNow = Date.now;
    const inAWhile = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 31_000);
    try {
      expect((await send('/things/mine', renewed)).status).toBe(200);
      expect((await send('/things/mine', old)).status).toBe(401);
    } finally {
      inAWhile.mockRestore();
    }
  });
});

describe('roles', () => {
  let wrong: string;
  const post = (token: string, body: string) =>
    send('/things', token, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

  beforeEach(async () => {
    wrong = await sign({ roles: ['auditor'] });
  });

  it('are asked for before the body is read', async () => {
    for (const body of ['{"value":1}', '{', '{"value":"x"}']) {
      const { status, code } = await post(wrong, body);
      expect([status, code]).toEqual([403, 'role-not-allowed']);
    }
    expect((await send('/things/mine', wrong)).status).toBe(403);
  });

  it('let their own through', async () => {
    const token = await sign();
    expect((await post(token, '{"value":1}')).status).toBe(201);
    expect((await post(token, '{')).status).toBe(400);
  });

  it('are missed at the start', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get() get(): string {
        return 'anything';
      }
    }
    @Module({
      imports: [AccessModule.forRoot({ issuer: issuer.address, audience: 'entente' })],
      controllers: [ForgottenController],
    })
    class ForgottenModule {}
    const api = { title: 'Forgotten', version: '1' };
    const forgotten = await createHttpApplication(ForgottenModule, {
      api,
      nest: { logger: false, abortOnError: false },
    });
    await expect(forgotten.init()).rejects.toThrow('Neither @Public() nor @Roles(): ForgottenController.get');
  });
});
