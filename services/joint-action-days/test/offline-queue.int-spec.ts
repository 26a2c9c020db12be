import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused, withMore, type Answer, type Caller } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  loggedResult,
  newResult,
  recordedDay,
  statedBody,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
let day: Address;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

type Item = Readonly<Record<string, unknown>>;
interface Outcome {
  readonly key: string;
  readonly outcome: string;
  readonly version?: number;
  readonly again?: boolean;
  readonly theirs?: Item;
  readonly problem?: { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };
}

const queued = (resultId: string, kind: string, basedOn: number, body?: object, after?: Item): Item => ({
  ...{ key: randomUUID(), resultId, kind, basedOn },
  ...(body && { body }),
  ...(after && { after: after['key'] }),
});
const sent = (items: readonly Item[], as: Caller = service.team): Promise<Answer> =>
  as.post(`${day.path}/results/batch`, undefined, { items });
async function outcomesOf(items: readonly Item[], as?: Caller): Promise<readonly Outcome[]> {
  const answer = await expectDone(sent(items, as), 200);
  return answer.json['items'] as readonly Outcome[];
}

describe('the queue of a device', () => {
  beforeAll(async () => {
    day = await recordedDay(service, 'running');
  });

  it('is carried out in one request, each command with its own row', async () => {
    const before = await service.stored();
    const id = randomUUID();
    const log = queued(id, 'log', 0, arrestsBody());
    const correction = queued(id, 'correct', 1, { value: 4, reason: 'counted again' }, log);
    const other = queued(randomUUID(), 'log', 0, arrestsBody({ indicator: 'personsChecked', value: 90 }));
    expect(await outcomesOf([correction, other, log])).toEqual([
      { key: correction['key'], outcome: 'applied', version: 2 },
      { key: other['key'], outcome: 'applied', version: 1 },
      { key: log['key'], outcome: 'applied', version: 1 },
    ]);
    expect(await service.stored()).toEqual(withMore(before, { 'reported-results': 2, journal: 3 }));
    const result = await service.team.get(`${day.path}/results/${id}`);
    expect(result.json).toMatchObject({ value: 4, version: 2, status: 'provisional' });
    const rows = await service.auditor.get(`/v1/journal?aggregate=${id}`);
    const [first, second] = rows.json['items'] as readonly Item[];
    expect(second).toMatchObject({ previousHash: first?.['hash'], reason: 'counted again' });
  });

  it('is known again, whichever way its commands came', async () => {
    const result = await loggedResult(service, day);
    const log = queued(result.id, 'log', 0, arrestsBody());
    const correction = { value: 5, reason: 'counted again' };
    const key = { 'Idempotency-Key': randomUUID() };
    await expectDone(
      service.team.send('POST', `${result.path}/correction`, { body: correction, ifMatch: 1, headers: key }),
    );
    const again = { ...queued(result.id, 'correct', 1, correction), key: key['Idempotency-Key'] };
    const before = await service.stored();
    expect((await outcomesOf([log, again])).map(({ outcome, version }) => [outcome, version])).toEqual([
      ['repeated', 1],
      ['repeated', 2],
    ]);
    expect((await outcomesOf([again, log, again])).map(({ outcome }) => outcome)).toEqual([
      'repeated',
      'repeated',
      'repeated',
    ]);
    expect(await service.stored()).toEqual(before);
  });

  it('knows a running total again that came by itself and does not say of when it is', async () => {
    const total = { indicator: 'personsChecked', counting: 'running-total' };
    const result = await loggedResult(service, day, total);
    const again = queued(result.id, 'log', 0, arrestsBody(total));
    const revised = queued(result.id, 'log', 1, arrestsBody({ ...total, value: 4 }));
    expect(await outcomesOf([again, revised])).toMatchObject([
      { outcome: 'repeated', version: 1 },
      { outcome: 'refused', problem: { code: 'invalid-field', errors: [{ pointer: '/cutOff/at' }] } },
    ]);
  });

  it('follows what came by itself from the same person', async () => {
    const result = await loggedResult(service, day);
    const log = queued(result.id, 'log', 0, arrestsBody());
    const correction = queued(result.id, 'correct', 1, { value: 5, reason: 'counted again' }, log);
    expect((await outcomesOf([log])).map(({ outcome }) => outcome)).toEqual(['repeated']);
    expect((await outcomesOf([correction])).map(({ outcome }) => outcome)).toEqual(['applied']);
  });

  it('says of when each running total is, so that the newest of them stands', async () => {
    const report = (value: number, hour?: number): Item =>
      queued(
        randomUUID(),
        'log',
        0,
        arrestsBody({
          ...{ value, counting: 'running-total', indicator: 'vehiclesChecked', unit: 'count' },
          ...(hour !== undefined && { cutOff: { at: `2026-04-27T${hour}:00:00.000Z` } }),
        }),
      );
    const undated = (await outcomesOf([report(3)]))[0];
    expect(undated).toMatchObject({ outcome: 'refused', problem: { code: 'invalid-field' } });
    expect(undated?.problem?.errors?.map(({ pointer }) => pointer)).toEqual(['/cutOff/at']);
    const reports = [report(12, 18), report(3, 10), report(8, 14)];
    expect((await outcomesOf(reports)).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
    const { json } = await service.team.get(`${day.path}/summary`);
    const figures = json['figures'] as readonly (Item & { readonly shares: readonly Item[] })[];
    const vehicles = figures.find(({ indicator }) => indicator === 'vehiclesChecked');
    expect(vehicles?.shares).toMatchObject([{ country: 'FR', value: 12 }]);
  });

  it('shows a conflict and leaves what stands', async () => {
    const result = await loggedResult(service, day);
    await expectDone(
      service.coordinator.post(`${result.path}/correction`, 1, { value: 8, reason: 'register' }),
    );
    const mine = queued(result.id, 'correct', 1, { value: 6, reason: 'counted again' });
    const another = queued(result.id, 'log', 0, arrestsBody({ value: 11 }));
    const follower = queued(result.id, 'correct', 1, { value: 12, reason: 'once more' }, another);
    const before = await service.stored();
    const outcomes = await outcomesOf([mine, another, follower]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['conflict', 'conflict', 'refused']);
    expect(outcomes[0]?.theirs).toMatchObject({ id: result.id, value: 8, version: 2 });
    expect(outcomes[0]?.theirs).not.toHaveProperty('loggedBy');
    expect(outcomes[2]?.problem?.code).toBe('earlier-command-failed');
    expect(await service.stored()).toEqual(before);
  });

  it('takes no version for its own because it has the same number', async () => {
    const [result, mine] = [newResult(day), randomUUID()];
    await expectDone(service.registrar.put(result.path, arrestsBody()), 201);
    const correction = queued(result.id, 'correct', 1, { value: 6, reason: 'counted again' });
    const [outcome] = await outcomesOf([{ ...correction, after: mine }]);
    expect(outcome).toMatchObject({ outcome: 'conflict', theirs: { value: 3, version: 1 } });
  });

  it('refuses a bad command with its reason, and carries out the others', async () => {
    const good = queued(randomUUID(), 'log', 0, arrestsBody());
    const bad = queued(randomUUID(), 'log', 0, arrestsBody({ value: -1, name: 'somebody' }));
    const theirs = queued(randomUUID(), 'log', 0, arrestsBody({ country: 'NL' }));
    const ahead = queued(randomUUID(), 'correct', 1, { value: 1, reason: 'early' }, good);
    const own = queued(good['resultId'] as string, 'confirm', 1);
    const outcomes = await outcomesOf([bad, good, theirs, ahead, own]);
    expect(outcomes.map(({ outcome, problem, again }) => [outcome, problem?.code, again])).toEqual([
      ['refused', 'invalid-field', undefined],
      ['applied', undefined, undefined],
      ['refused', 'not-yours', undefined],
      ['refused', 'earlier-command-missing', true],
      ['refused', 'role-not-allowed', undefined],
    ]);
    expect(outcomes[0]?.problem?.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/name', '/value']);
  });

  it('is refused as a whole for an envelope that breaks its rule', async () => {
    const good = queued(randomUUID(), 'log', 0, arrestsBody());
    const other = queued(randomUUID(), 'log', 0, arrestsBody());
    for (const [field, wrong] of [
      ['kind', 'eat'],
      ['key', 'k1'],
    ] as const) {
      const refusal = await refused(service, 422, () => sent([good, { ...other, [field]: wrong }]));
      expect(refusal.pointers).toEqual([`/items/1/${field}`]);
    }
  });

  it('confirms for a national coordinator, who did not log it', async () => {
    const result = await loggedResult(service, day);
    const [outcome] = await outcomesOf([queued(result.id, 'confirm', 1)], service.coordinator);
    expect(outcome).toMatchObject({ outcome: 'applied', version: 2 });
  });

  it('finds the one that cannot be stored among those that can', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const items = [
      queued(first, 'log', 0, statedBody({ indicator: 'officersDeployed' })),
      queued(second, 'log', 0, statedBody({ indicator: 'officersDeployed', value: 4 })),
      ...Array.from({ length: 5 }, () => queued(randomUUID(), 'log', 0, arrestsBody())),
    ];
    const outcomes = await outcomesOf(items, service.registrar);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'applied',
      'refused',
      ...Array.from({ length: 5 }, () => 'applied'),
    ]);
    expect(outcomes[1]?.problem?.code).toBe('figure-already-stated');
  });

  it('takes a second figure of the whole once the first one is withdrawn, and not before', async () => {
    const standing = newResult(day);
    await expectDone(service.registrar.put(standing.path, statedBody()), 201);
    const withdrawal = queued(standing.id, 'withdraw', 1, { reason: 'of another operation' });
    const log = queued(randomUUID(), 'log', 0, statedBody({ value: 6 }));
    const pieces = [[log], [withdrawal], [log, withdrawal]];
    const outcomes: Outcome[] = [];
    for (const piece of pieces) outcomes.push(...(await outcomesOf(piece, service.registrar)));
    expect(outcomes.map(({ outcome, problem, again }) => [outcome, problem?.code, again])).toEqual([
      ['refused', 'figure-already-stated', undefined],
      ['applied', undefined, undefined],
      ['applied', undefined, undefined],
      ['repeated', undefined, undefined],
    ]);
  });

  it('takes nothing that follows another command where there is nothing yet', async () => {
    const log = queued(randomUUID(), 'log', 0, arrestsBody());
    const before = await service.stored();
    const [outcome] = await outcomesOf([{ ...log, after: log['key'] }]);
    expect(outcome).toMatchObject({
      outcome: 'refused',
      problem: { status: 422, code: 'invalid-field', errors: [{ pointer: '/after' }] },
    });
    expect(outcome).not.toHaveProperty('again');
    expect(await service.stored()).toEqual(before);
  });

  it('knows a command by its key, and takes no other one under it', async () => {
    const id = randomUUID();
    const log = queued(id, 'log', 0, arrestsBody());
    const correction = queued(id, 'correct', 1, { value: 4, reason: 'counted again' });
    await outcomesOf([log, correction]);
    const before = await service.stored();
    const again = [log, correction].flatMap((item) => [2, 77].map((basedOn) => ({ ...item, basedOn })));
    expect((await outcomesOf(again)).map(({ outcome, version }) => [outcome, version])).toEqual([
      ['repeated', 1],
      ['repeated', 1],
      ['repeated', 2],
      ['repeated', 2],
    ]);
    const reused = { ...log, basedOn: 2, body: arrestsBody({ value: 500 }) };
    const elsewhere = { ...log, resultId: randomUUID() };
    const alone = await outcomesOf([reused]);
    const together = await outcomesOf([log, reused, elsewhere]);
    expect([...alone, ...together].map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['refused', 'idempotency-key-reused'],
      ['repeated', undefined],
      ['refused', 'idempotency-key-reused'],
      ['refused', 'idempotency-key-reused'],
    ]);
    expect(await service.stored()).toEqual(before);
  });

  it('comes to one state where two requests bring it at once', async () => {
    const items = Array.from({ length: 20 }, () => {
      const log = queued(randomUUID(), 'log', 0, arrestsBody());
      const correction = { value: 4, reason: 'counted again' };
      return [log, queued(log['resultId'] as string, 'correct', 1, correction, log)];
    }).flat();
    const both = await Promise.all([outcomesOf(items), outcomesOf(items.toReversed())]);
    for (const { outcome } of both.flat()) expect(['applied', 'repeated']).toContain(outcome);
    const rows = await service.database.connection
      .collection('journal')
      .countDocuments({ aggregateid: { $in: items.map(({ resultId }) => resultId) } });
    expect(rows).toBe(40);
  });

  it('may be empty, and has at most 500 commands', async () => {
    expect(await outcomesOf([])).toEqual([]);
    const items = Array.from({ length: 501 }, () => queued(randomUUID(), 'confirm', 1));
    expect((await refused(service, 422, () => sent(items))).pointers).toEqual(['/items']);
    expect(await outcomesOf(items.slice(1))).toHaveLength(500);
  });

  it('is of one operation: results of another one are not found', async () => {
    const elsewhere = await recordedDay(service, 'running');
    const result = newResult(elsewhere);
    await expectDone(service.team.put(result.path, arrestsBody()), 201);
    const outcomes = await outcomesOf([
      queued(result.id, 'correct', 1, { value: 1, reason: 'mine' }),
      queued(result.id, 'log', 0, arrestsBody()),
    ]);
    expect(outcomes.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['refused', 'not-found'],
      ['refused', 'not-found'],
    ]);
    expect((await refused(service, 404, () => sent([], service.outsider))).code).toBe('not-found');
  });
});
