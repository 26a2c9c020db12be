import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectProblem, refused, type Answer } from '@entente/testing';
import { generateKeyPair } from 'jose';
import {
  arrestsBody,
  loggedResult,
  newDay,
  newResult,
  planBody,
  recordedDay,
  type Address,
} from './bodies.js';
import { runningService, type Person, type RunningService } from './running-service.js';

let service: RunningService;
let day: Address;
let result: Address;

beforeAll(async () => {
  service = await runningService();
  day = await recordedDay(service, 'running');
  result = await loggedResult(service, day);
});

afterAll(async () => {
  expectProblem(await service.team.get(newResult(day).path), 404);
  expect(await service.stored()).toEqual({ 'joint-action-days': 1, 'reported-results': 1, journal: 2 });
  await service.stop();
});

interface Command {
  readonly who: Person;
  readonly method: 'PUT' | 'POST';
  readonly path: () => string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ifMatch?: 1;
}

const reason = 'counted again';
const OTHER = { id: randomUUID(), jointActionDayId: randomUUID() };
const move = (noun: string, body: Command['body'] = {}): Command => ({
  ...{ who: 'lead', method: 'POST', path: () => `${day.path}/${noun}`, body, ifMatch: 1 },
});
const change = (noun: string, who: Person, body: Command['body']): Command => ({
  ...{ who, method: 'POST', path: () => `${result.path}/${noun}`, body, ifMatch: 1 },
});

const COMMANDS: Readonly<Record<string, Command>> = {
  'planning a day': { who: 'lead', method: 'PUT', path: () => newDay().path, body: planBody() },
  'revising a day': {
    who: 'lead',
    method: 'PUT',
    path: () => day.path,
    body: planBody({ name: 'new' }),
    ifMatch: 1,
  },
  start: move('start'),
  closing: move('closing'),
  closure: move('closure'),
  reopening: move('reopening', { reason }),
  postponement: move('postponement', { reason }),
  cancellation: move('cancellation', { reason }),
  invitation: move('invitation', { participants: [{ country: 'BE' }] }),
  acceptance: { ...move('acceptance'), who: 'coordinator' },
  refusal: { ...move('refusal', { reason }), who: 'coordinator' },
  leaving: { ...move('leaving', { reason }), who: 'coordinator' },
  'cannot-say': { ...move('cannot-say', { indicators: ['personsChecked'], reason }), who: 'team' },
  reminder: move('reminder'),
  'logging a result': { who: 'team', method: 'PUT', path: () => newResult(day).path, body: arrestsBody() },
  'revising a result': {
    ...{ who: 'team', method: 'PUT', path: () => result.path, body: arrestsBody({ value: 9 }), ifMatch: 1 },
  },
  confirmation: change('confirmation', 'coordinator', {}),
  correction: change('correction', 'team', { value: 9, reason }),
  withdrawal: change('withdrawal', 'team', { reason }),
  overlap: change('overlap', 'coordinator', { with: OTHER, answer: 'same' }),
  'overlap-undoing': change('overlap-undoing', 'coordinator', { with: { id: OTHER.id }, reason }),
};

function send(
  { who, method, path, body, ifMatch }: Command,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return service[who].send(method, path(), { body, ...(ifMatch && { ifMatch }), headers });
}

const withMember = (body: object, name: string, value: unknown): string => {
  const others = JSON.stringify(body).slice(1, -1);
  return `{${JSON.stringify(name)}:${JSON.stringify(value)}${others === '' ? '' : ','}${others}}`;
};
const deep = '['.repeat(5_000) + ']'.repeat(5_000);

describe.each(Object.entries(COMMANDS))('%s', (_, command) => {
  const sent = (body: unknown, headers?: Record<string, string>) => () =>
    send({ ...command, body: body as Command['body'] }, headers);

  it.each([
    ['surprise', true],
    ['version', 7],
    ['_id', 'x'],
    ['id', 'x'],
    ['__proto__', { polluted: true }],
    ['constructor', { prototype: { polluted: true } }],
    ['$set', { value: 1 }],
    ['status', 'closed'],
  ])('refuses a body that names %s', async (name, value) => {
    const answer = await refused(service, 422, sent(withMember(command.body, name, value)));
    expect(answer.pointers).toEqual([`/${name}`]);
  });

  it.each([
    ['broken JSON', '{"value":', 400, 'malformed-json'],
    ['text that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'malformed-json'],
    ['a list', '[]', 422, 'invalid-field'],
    ['a text', '"x"', 422, 'invalid-field'],
    ['null', 'null', 422, 'invalid-field'],
    ['lists in lists, 5,000 deep', deep, 422, 'invalid-field'],
    ['a field 5,000 deep', `{"surprise":${deep}}`, 422, 'invalid-field'],
    ['2 MB', JSON.stringify({ reason: 'x'.repeat(2_000_000) }), 413, 'body-too-large'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect((await refused(service, status, sent(body))).code).toBe(code);
  });

  it('refuses another media type', async () => {
    const answer = await refused(
      service,
      415,
      sent(JSON.stringify(command.body), { 'content-type': 'text/plain' }),
    );
    expect(answer.code).toBe('unsupported-media-type');
  });

  it('refuses query keys', async () => {
    const path = `${command.path()}?dry-run=true`;
    const answer = await refused(service, 422, () => send({ ...command, path: () => path }));
    expect(answer.pointers).toEqual(['/dry-run']);
  });

  it('refuses an id in capitals', async () => {
    const path = () => command.path().replace(/[0-9a-f-]{36}/, (id) => `A${id.slice(1).toUpperCase()}`);
    const answer = await refused(service, 400, () => send({ ...command, path }));
    expect([answer.code, answer.pointers]).toEqual(['malformed-id', ['/id']]);
  });

  it.each(['1', '"0"', '"x"', 'W/"1"', '"1", "2"', '*', '""', `"${'9'.repeat(30)}"`])(
    'refuses If-Match: %s',
    async (ifMatch) => {
      const { who, method, path, body } = command;
      const answer = await refused(service, 400, () => service[who].send(method, path(), { body, ifMatch }));
      expect(answer.code).toBe('malformed-if-match');
    },
  );

  it('refuses a stale If-Match, and any on what is not there', async () => {
    const { who, method, path, body } = command;
    const [status, code] = command.ifMatch ? [412, 'stale-version'] : [404, 'not-found'];
    const answer = await refused(service, status, () =>
      service[who].send(method, path(), { body, ifMatch: 3 }),
    );
    expect(answer.code).toBe(code);
  });
});

describe('a change without If-Match', () => {
  it.each(Object.entries(COMMANDS).filter(([, { ifMatch }]) => ifMatch))(
    'is refused: %s',
    async (_, command) => {
      const { who, method, path, body } = command;
      const expected =
        method === 'POST' ? ([428, 'precondition-required'] as const) : ([409, 'already-exists'] as const);
      const answer = await refused(service, expected[0], () => service[who].send(method, path(), { body }));
      expect(answer.code).toBe(expected[1]);
    },
  );
});

const READS: Readonly<Record<string, readonly [Person, () => string]>> = {
  'the days': ['team', () => '/v1/joint-action-days'],
  'a day': ['team', () => day.path],
  'its responses': ['team', () => `${day.path}/responses`],
  'its results': ['team', () => `${day.path}/results`],
  'a result': ['team', () => result.path],
  'the journal': ['auditor', () => `/v1/journal?aggregate=${day.id}`],
  'the overlaps': ['coordinator', () => '/v1/overlaps'],
  'the indicators': ['team', () => '/v1/indicators'],
};

const expired = Math.floor(Date.now() / 1_000) - 60;
const TOKENS: Readonly<Record<string, (claims: object) => string | undefined | Promise<string>>> = {
  'no token': () => undefined,
  'an expired token': (claims) => service.issuer.sign({ ...claims, exp: expired }),
  'an unsigned token': (claims) => service.issuer.unsigned({ ...claims }),
  'an unsigned token with a signature': (claims) => service.issuer.unsigned({ ...claims }, 'AAAA'),
  'a token of a foreign key': async (claims) =>
    service.issuer.sign({ ...claims }, { key: (await generateKeyPair('ES256')).privateKey }),
  'a token for another audience': (claims) => service.issuer.sign({ ...claims, aud: 'elsewhere' }),
  'a token of another issuer': (claims) =>
    service.issuer.sign({ ...claims, iss: 'https://elsewhere.example' }),
};

describe.each(Object.entries(TOKENS))('%s', (_, token) => {
  const everything = {
    sub: 'somebody',
    roles: ['registrar', 'auditor', 'action-leader', 'national-coordinator'],
  };

  it.each(Object.entries(COMMANDS))('is refused for %s', async (_name, { method, path, body, ifMatch }) => {
    const caller = service.caller(await token(everything));
    const answer = await refused(service, 401, () =>
      caller.send(method, path(), { body, ...(ifMatch && { ifMatch }) }),
    );
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it.each(Object.entries(READS))('is refused for %s', async (_name, [, path]) => {
    expectProblem(await service.caller(await token(everything)).get(path()), 401);
  });
});

describe('a query', () => {
  it.each(Object.entries(READS))('for %s takes no unknown key', async (_, [who, path]) => {
    for (const [key, pointer] of [
      ['surprise=1', '/surprise'],
      ['country[$gt]=', '/country[$gt]'],
      ['__proto__[polluted]=1', '/__proto__[polluted]'],
      ['constructor=1', '/constructor'],
    ] as const) {
      const answer = await service[who].get(`${path()}${path().includes('?') ? '&' : '?'}${key}`);
      expectProblem(answer, 422);
      expect(answer.pointers).toEqual([pointer]);
    }
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['limit=1.5', '/limit'],
    ['limit=many', '/limit'],
    ['limit=5&limit=6', '/limit'],
    ['year=20xx', '/year'],
    ['country=ZZ', '/country'],
    ['country=%7B%22%24gt%22%3A%22%22%7D', '/country'],
    ['kind=party', '/kind'],
    ['status=over', '/status'],
  ])('for the days refuses %s', async (query, pointer) => {
    const answer = await service.team.get(`/v1/joint-action-days?${query}`);
    expectProblem(answer, 422);
    expect(answer.pointers).toEqual([pointer]);
  });

  it.each(['rubbish', 'e30', Buffer.from('{"latestFirst":{"$gt":""},"id":"x"}').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      for (const path of ['/v1/joint-action-days', `${day.path}/results`]) {
        const answer = await service.team.get(`${path}?cursor=${cursor}`);
        expectProblem(answer, 400);
        expect([answer.code, answer.pointers]).toEqual(['malformed-cursor', ['/cursor']]);
      }
    },
  );

  it('for the journal names an aggregate', async () => {
    for (const query of ['', '?aggregate=x', `?aggregate=${day.id.toUpperCase()}A`, '?aggregate[$gt]=']) {
      expectProblem(await service.auditor.get(`/v1/journal${query}`), 422);
    }
  });
});

describe('addresses that lead nowhere', () => {
  it.each(['/', '/v1', '/v2/joint-action-days', '/v1/nothing', '/v1/joint-action-days/x/y/z', '/%ff'])(
    'answer a problem: %s',
    async (path) => {
      const answer = await service.team.get(path);
      expectProblem(answer, path === '/%ff' ? 400 : 404);
    },
  );

  it('do so for methods, too', async () => {
    expectProblem(await service.lead.send('DELETE', day.path), 404);
    expectProblem(await service.lead.send('PATCH', day.path, { body: {} }), 404);
  });
});
