import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  Injectable,
  Module,
  Param,
  Post,
  Put,
  Query,
  UseGuards,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { DependencyUnavailable, NotFound } from '@entente/kernel';
import { IsCountryCodeOnInput, IsText } from '@entente/schema';
import {
  Answers,
  AnswersRecord,
  DOCUMENTED_CHANGE_HEADERS,
  IdPipe,
  PageQuery,
  changeHeadersOf,
  createHttpApplication,
  type ChangeHeaders,
} from './index.js';

class Place {
  @IsOptional() @IsText({ max: 20 }) region?: string;
}

class LogRequest {
  @IsInt() @Min(0) value!: number;
  @IsOptional() @ValidateNested() @Type(() => Place) place?: Place;
}

class LogAnswer extends LogRequest {
  @IsInt() @Min(1) version!: number;
}

class ListQuery extends PageQuery {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
}

@Injectable()
class NoForbiddenHeader implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers['x-role'] === 'wrong') throw new ForbiddenException();
    return true;
  }
}

const handled: unknown[] = [];
let failure: unknown = new Error('a secret');

const Change = createParamDecorator(
  (_: unknown, context: ExecutionContext) => changeHeadersOf(context.switchToHttp().getRequest()),
  [...DOCUMENTED_CHANGE_HEADERS],
);

@Controller({ path: 'things', version: '1' })
@UseGuards(NoForbiddenHeader)
class ThingsController {
  @Put(':id')
  @Answers(LogRequest, { headers: ['ETag'] })
  put(@Param('id', IdPipe) id: string, @Change() change: ChangeHeaders, @Body() body: LogRequest): object {
    handled.push(id);
    return { id, change, body };
  }

  @Get()
  list(@Query() query: ListQuery): object {
    return query;
  }

  @Get(':id')
  @AnswersRecord(LogAnswer, 'Reads one')
  one(@Param('id', IdPipe) _id: string): LogAnswer {
    return { value: 3, version: 7 };
  }

  @Post(':id/start')
  start(@Param('id', IdPipe) id: string): object {
    return { started: id };
  }

  @Get('failing')
  @RouteConfig({ public: true })
  fail(): never {
    throw failure;
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const ID = '0192f0c1-2345-7abc-8def-0123456789ab';
const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

let app: NestFastifyApplication;
let address: string;
const logged = { log: jest.fn(), error: jest.fn(), warn: jest.fn() };

beforeAll(async () => {
  app = await createHttpApplication(ThingsModule, {
    api: { title: 'Things', version: '1.0.0' },
    nest: { logger: logged, abortOnError: false },
  });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});

afterAll(() => app.close());

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(address + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as Record<string, unknown>,
  };
}

const put = (body: unknown, headers?: Record<string, string>): Promise<Sent> =>
  send('PUT', `/v1/things/${ID}`, body, headers);

describe('an application', () => {
  it('hands the handler what was declared', async () => {
    const { status, body } = await put(
      { value: 3, place: { region: 'Lazio' } },
      { 'if-match': '"7"', 'idempotency-key': 'k 1', traceparent: TRACEPARENT },
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      id: ID,
      change: {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        traceparent: TRACEPARENT,
        expectedVersion: 7,
        idempotencyKey: 'k 1',
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      body: { value: 3, place: { region: 'Lazio' } },
    });
  });

  it('answers a record with its version as the ETag, and says so', async () => {
    const { headers, body } = await send('GET', `/v1/things/${ID}`);
    expect([headers.get('etag'), body]).toEqual(['"7"', { value: 3, version: 7 }]);
    const { paths } = (await send('GET', '/openapi.json')).body as {
      paths: Record<string, { get: { summary: string; responses: Record<string, { headers: object }> } }>;
    };
    const { summary, responses } = paths['/v1/things/{id}']!.get;
    expect([summary, Object.keys(responses['200']!.headers)]).toEqual(['Reads one', ['ETag']]);
  });

  it('leaves out the headers that were not sent', async () => {
    const { body } = await put({ value: 0 }, { traceparent: 'junk' });
    const change = { requestId: expect.any(String), bodyHash: expect.any(String) };
    expect(body).toEqual({ id: ID, change, body: { value: 0 } });
  });

  it.each(['7', 'W/"7"', '*', '"7", "8"', '"0"', '"-1"', '"7', '""'])(
    'refuses If-Match: %s',
    async (header) => {
      const { status, body } = await put({ value: 3 }, { 'if-match': header });
      expect([status, body['code']]).toEqual([400, 'malformed-if-match']);
    },
  );

  it('refuses an unusable Idempotency-Key', async () => {
    const { status, body } = await put({ value: 3 }, { 'idempotency-key': 'k'.repeat(201) });
    expect([status, body['code']]).toEqual([400, 'malformed-idempotency-key']);
  });

  it.each([ID.toUpperCase(), 'x', `urn:uuid:${ID}`])('refuses the id %s', async (id) => {
    const { status, body } = await send('PUT', `/v1/things/${id}`, { value: 3 });
    expect([status, body['code']]).toEqual([400, 'malformed-id']);
    expect(body['errors']).toEqual([{ pointer: '/id', detail: 'must be a UUID in lower case' }]);
  });
});

describe('bodies', () => {
  const errorsOf = async (body: unknown): Promise<unknown> => {
    const before = handled.length;
    const answer = await put(body);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect([answer.status, answer.body['code']]).toEqual([422, 'invalid-field']);
    expect(answer.body['instance']).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(handled).toHaveLength(before);
    return answer.body['errors'];
  };

  it.each<[string, unknown, string, string]>([
    ['an unknown field', { value: 1, version: 3 }, '/version', 'is not a known field'],
    ['a nested unknown field', { value: 1, place: { _id: 3 } }, '/place/_id', 'is not a known field'],
    ['__proto__', '{ "value": 1, "__proto__": { "value": 2 } }', '/__proto__', 'is not a known field'],
    [
      'constructor',
      '{ "value": 1, "constructor": { "prototype": {} } }',
      '/constructor',
      'is not a known field',
    ],
    ['a wrong type', { value: '1' }, '/value', 'must be an integer'],
    ['an operator', { value: { $gt: '' } }, '/value', 'must be an integer'],
    ['a fraction', { value: 1.5 }, '/value', 'must be an integer'],
    ['a negative count', { value: -1 }, '/value', 'must be at least 0'],
    ['nothing', '', '/value', 'is required'],
    ['a list', [], '', 'must be an object'],
    ['null', 'null', '', 'must be an object'],
    ['a huge number', '{ "value": 1e999 }', '/value', 'must be an integer'],
  ])('names %s', async (_, body, pointer, detail) => {
    expect(await errorsOf(body)).toEqual([{ pointer, detail }]);
  });

  it.each(['{', '{"value":1', 'undefined', "{'value':1}", '{"value":01}'])(
    'calls %s malformed',
    async (body) => {
      const answer = await put(body);
      expect([answer.status, answer.body['code']]).toEqual([400, 'malformed-json']);
    },
  );

  it('calls bytes that are not UTF-8 malformed', async () => {
    const response = await fetch(`${address}/v1/things/${ID}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('7b2276616c7565223a2220ff227d', 'hex'),
    });
    expect(response.status).toBe(400);
  });

  it('survives depth and size, and goes on answering', async () => {
    const deep = '{"value":1,"place":' + '{"region":'.repeat(5_000) + '1' + '}'.repeat(5_001);
    expect((await put(deep)).status).toBe(422);
    expect((await put('['.repeat(500_000) + ']'.repeat(500_000))).status).toBe(422);
    const large = await put({ value: 1, place: { region: 'x'.repeat(2_000_000) } });
    expect([large.status, large.body['code']]).toEqual([413, 'body-too-large']);
    expect((await put({ value: 1 })).status).toBe(200);
  });

  it('takes application/json only', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const { status, body } = await put('value=1', { 'content-type': type });
      expect([status, body['code']]).toEqual([415, 'unsupported-media-type']);
    }
    expect((await put('{"value":1}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    );
  });

  it('looks at the role before the body', async () => {
    expect((await put('{', { 'x-role': 'wrong' })).status).toBe(403);
    expect((await put({ value: 'x' }, { 'x-role': 'wrong' })).status).toBe(403);
  });

  it('takes no body where none is declared', async () => {
    expect((await send('POST', `/v1/things/${ID}/start`)).status).toBe(201);
    expect((await send('POST', `/v1/things/${ID}/start`, {})).status).toBe(201);
    const { status, body } = await send('POST', `/v1/things/${ID}/start`, { version: 3 });
    expect(status).toBe(422);
    expect(body['errors']).toEqual([{ pointer: '/version', detail: 'is not a known field' }]);
  });
});

describe('queries', () => {
  it('are read as what was declared', async () => {
    expect((await send('GET', '/v1/things?limit=7&country=EL')).body).toEqual({ limit: 7, country: 'EL' });
    expect((await send('GET', '/v1/things')).body).toEqual({ limit: 50 });
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['limit=ten', '/limit'],
    ['limit=1&limit=2', '/limit'],
    ['colour=red', '/colour'],
    ['__proto__=1', '/__proto__'],
    ['country[$ne]=NL', '/country[$ne]'],
    ['country=XX', '/country'],
  ])('refuse ?%s', async (query, pointer) => {
    const { status, body } = await send('GET', `/v1/things?${query}`);
    expect([status, body['code']]).toEqual([422, 'invalid-field']);
    expect(body['errors']).toEqual([{ pointer, detail: expect.any(String) }]);
  });

  it('are refused where none is declared', async () => {
    expect((await send('PUT', `/v1/things/${ID}?dry=1`, { value: 1 })).status).toBe(422);
  });
});

describe('problems', () => {
  it('say nothing about an unforeseen error, and the log everything, once', async () => {
    logged.error.mockClear();
    const { status, body } = await send('GET', '/v1/things/failing');
    expect([status, body['code']]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(body)).not.toContain('secret');
    const line = { err: failure, code: 'internal-error' };
    expect(logged.error.mock.calls).toEqual([[line, 'A request failed', 'ProblemsFilter']]);
  });

  it('ask to come back where a dependency is down', async () => {
    failure = new DependencyUnavailable('database');
    const { status, headers } = await send('GET', '/v1/things/failing');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('carry the refusals of use cases', async () => {
    failure = new NotFound('thing', ID);
    expect((await send('GET', '/v1/things/failing')).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('answer unknown routes and unreadable addresses', async () => {
    expect((await send('GET', '/v1/nothing')).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await send('DELETE', `/v1/things/${ID}`)).body).toMatchObject({ status: 404 });
    const answer = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(address);
      rawRequest({ hostname, port, path: '/%ff' }, (response) => {
        resolve(`${response.statusCode} ${response.headers['content-type']}`);
        response.resume();
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe('400 application/problem+json');
  });

  it('answer bytes that are no request', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(address);
      const socket = connect(Number(port), hostname, () => socket.write('no request\r\n\r\n'));
      socket.setEncoding('utf8').on('data', resolve).on('error', reject);
    });
    expect(answer).toContain('application/problem+json');
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('the OpenAPI document', () => {
  it('tells what the checks ask for', async () => {
    const { body } = await send('GET', '/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const document = body as {
      paths: Record<
        string,
        Record<string, { parameters: { name: string }[]; requestBody?: object; responses: object }>
      >;
      components: { schemas: Record<string, object> };
    };
    const operation = document.paths['/v1/things/{id}']!['put']!;
    expect(operation.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'id',
          in: 'path',
          schema: expect.objectContaining({ format: 'uuid' }),
        }),
        expect.objectContaining({ name: 'If-Match', in: 'header', required: false }),
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }),
      ]),
    );
    expect(JSON.stringify(operation.requestBody)).toContain('#/components/schemas/LogRequest');
    expect(JSON.stringify(operation.responses)).toContain('application/problem+json');
    expect(operation.responses).toHaveProperty('200.content.application/json.schema');
    expect(document.components.schemas['LogRequest']).toMatchObject({
      required: ['value'],
      additionalProperties: false,
    });
    expect(document.components.schemas).toHaveProperty('Place');
    const query = document.paths['/v1/things']!['get']!.parameters.map(({ name }) => name);
    expect(query.sort()).toEqual(['country', 'cursor', 'limit']);
    expect(document.paths['/v1/things/failing']!['get']).toMatchObject({ security: [] });
  });

  it('has a page to read', async () => {
    const response = await fetch(`${address}/docs`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    await response.text();
    const style = await fetch(`${address}/docs/swagger-ui.css`);
    expect([style.status, (await style.text()).length > 0]).toEqual([200, true]);
  });
});

describe('the start', () => {
  const starting = (controller: new () => object): Promise<unknown> => {
    @Module({ controllers: [controller] })
    class BadModule {}
    return createHttpApplication(BadModule, {
      api: { title: 'Bad', version: '1' },
      nest: { logger: false, abortOnError: false },
    });
  };

  it('stops where a body has no declared class', async () => {
    @Controller('bad')
    class Untyped {
      @Post() post(@Body() body: unknown): unknown {
        return body;
      }
    }
    await expect(starting(Untyped)).rejects.toThrow(/Untyped\.post: @Body\(\) needs a declared class/);
  });

  it('stops where a query is taken piece by piece', async () => {
    @Controller('bad')
    class Piecemeal {
      @Get() get(@Query('limit') limit: string): string {
        return limit;
      }
    }
    await expect(starting(Piecemeal)).rejects.toThrow(/@Query\(\) needs a declared class/);
  });

  it('stops where two bodies have one name', async () => {
    const Other = (() => {
      class LogRequest {
        @IsInt() other!: number;
      }
      return LogRequest;
    })();
    @Controller('bad')
    class Twice {
      @Post() post(@Body() body: LogRequest): unknown {
        return body;
      }
      @Put() put(@Body() body: object): unknown {
        return body;
      }
    }
    Reflect.defineMetadata('design:paramtypes', [Other], Twice.prototype, 'put');
    await expect(starting(Twice)).rejects.toThrow(/Two bodies declare a class LogRequest/);
  });
});
