import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import type { JournalRow } from '@entente/messaging';
import { hashOfRow, Journal, verifyChain } from '@entente/mongo';
import { validatorOf } from '@entente/schema';
import { expectProblem, eventually, serverAddress } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  loggedResult,
  newDay,
  newResult,
  planBody,
  recordedDay,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

const validators = new Map(
  EVENT_CONTRACTS.map(({ type, data }) => [type, validatorOf(data, { unknownFields: 'refuse' })]),
);

let service: RunningService;
let journal: Journal;
let day: Address;
let result: Address;

beforeAll(async () => {
  service = await runningService();
  journal = service.app.get(Journal, { strict: false });
  const { lead, team, coordinator } = service;
  day = newDay();
  await expectDone(lead.put(day.path, planBody()), 201);
  await expectDone(lead.put(day.path, planBody({ name: 'second' }), 1), 200);
  await expectDone(lead.post(`${day.path}/start`, 2));
  result = newResult(day);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await expectDone(team.send('PUT', result.path, { body: arrestsBody(), headers: { traceparent } }), 201);
  await expectDone(team.put(result.path, arrestsBody({ value: 4, wording: 'arrested' }), 1), 200);
  await expectDone(coordinator.post(`${result.path}/confirmation`, 2));
  await expectDone(team.post(`${result.path}/correction`, 3, { value: 5, reason: 'counted again' }));
  await expectDone(team.post(`${result.path}/withdrawal`, 4, { reason: 'of another operation' }));
  await expectDone(lead.post(`${day.path}/closing`, 3));
  await expectDone(lead.post(`${day.path}/closure`, 4, { reason: 'all answered' }));
  await expectDone(lead.post(`${day.path}/reopening`, 5, { reason: 'a late return' }));
});
afterAll(() => service.stop());

const rowsOf = ({ id }: Address): Promise<JournalRow[]> => journal.of(id, { limit: 200 });
const stateIn = ({ payload }: JournalRow) => Object.values(payload)[0] as Record<string, unknown>;

describe('the journal', () => {
  it('has one row for each version of an operation, with who, in which role and why', async () => {
    const rows = await rowsOf(day);
    expect(rows.map(({ aggregateversion, type }) => [aggregateversion, type.split('.').at(-2)])).toEqual([
      [1, 'planned'],
      [2, 'revised'],
      [3, 'started'],
      [4, 'closing-started'],
      [5, 'closed'],
      [6, 'reopened'],
    ]);
    expect(rows[4]).toMatchObject({
      aggregatetype: 'org.entente.joint-action-day',
      key: day.id,
      actor: { subject: 'lead', roles: ['action-leader'], country: 'NL' },
      reason: 'all answered',
      payload: { change: { kind: 'closed', reason: 'all answered', fields: ['closure', 'status'] } },
    });
  });

  it('has one row for each version of a result, under its operation’s key', async () => {
    const rows = await rowsOf(result);
    expect(rows.map(({ aggregateversion, type }) => [aggregateversion, type.split('.').at(-2)])).toEqual([
      [1, 'logged'],
      [2, 'revised'],
      [3, 'confirmed'],
      [4, 'corrected'],
      [5, 'withdrawn'],
    ]);
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set([day.id]));
    expect(rows[0]).toMatchObject({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    expect(
      rows.map(({ payload }) => (payload as { change: { fields: unknown } }).change.fields),
    ).toMatchObject({
      1: ['value', 'wording'],
      2: ['status'],
      3: ['status', 'value'],
      4: ['status'],
    });
    expect(rows.map((row) => row.reason)).toEqual([
      ...[undefined, undefined, undefined],
      ...['counted again', 'of another operation'],
    ]);
  });

  it('is a chain of hashes, whose end the record keeps', async () => {
    const db = service.database.connection.getClient().db();
    for (const [address, collection] of [
      [day, 'joint-action-days'],
      [result, 'reported-results'],
    ] as const) {
      const rows = await rowsOf(address);
      expect(verifyChain(rows)).toEqual({ intact: true });
      const document = await db.collection<{ _id: string }>(collection).findOne({ _id: address.id });
      expect(document).toMatchObject({ version: rows.length, lastHash: rows.at(-1)!.hash });
    }
  });

  it('shows a row that was changed, taken out or put elsewhere', async () => {
    const rows = await rowsOf(day);
    const forged = { ...rows[2]!, reason: 'another' };
    const broken = (changed: readonly JournalRow[]) => verifyChain(changed);
    expect(broken(rows.with(2, forged))).toMatchObject({
      brokenAt: { why: 'row-changed', aggregateversion: 3 },
    });
    expect(broken(rows.toSpliced(2, 1))).toMatchObject({ brokenAt: { why: 'version-missing' } });
    expect(broken(rows.with(2, { ...forged, hash: hashOfRow(forged) }))).toMatchObject({
      brokenAt: { why: 'not-linked', aggregateversion: 4 },
    });
  });

  it('holds what the contracts promise, and never who logged a result', async () => {
    const rows = [...(await rowsOf(day)), ...(await rowsOf(result))];
    for (const { type, payload } of rows) {
      expect([type, validators.get(type)!(structuredClone(payload)).faults]).toEqual([type, undefined]);
      expect(JSON.stringify(payload)).not.toMatch(/loggedBy|"team"|"lead"|filed|statedFigure|lastHash/);
    }
  });

  it('agrees with what is read', async () => {
    const {
      version: _version,
      participatingCountries: _derived,
      thirdCountries: _derivedToo,
      ...read
    } = (await service.lead.get(day.path)).json;
    expect(stateIn((await rowsOf(day)).at(-1)!)).toEqual(read);
    const { version, ...logged } = (await service.team.get(result.path)).json;
    expect([version, logged]).toEqual([5, stateIn((await rowsOf(result)).at(-1)!)]);
  });

  it('has its row or the command never was', async () => {
    const fresh = newDay();
    const collection = journal.collection;
    const before = await service.stored();
    const [occupied] = await rowsOf(day);
    const { _id: _taken, ...copied } = { ...occupied!, aggregateid: fresh.id };
    await collection.insertOne({ ...copied, _id: 'in-the-way', pending: undefined as never });
    expect((await service.lead.put(fresh.path, planBody())).status).toBeGreaterThanOrEqual(409);
    await collection.deleteOne({ _id: 'in-the-way' });
    expect(await service.stored()).toEqual(before);
    expect((await service.lead.get(fresh.path)).status).toBe(404);
  });
});

describe('GET /v1/journal', () => {
  it('gives an auditor the rows in order, page by page', async () => {
    const rows = await rowsOf(day);
    const read: unknown[] = [];
    let next: string | undefined = '';
    for (let pages = 0; next !== undefined && pages < 10; pages += 1) {
      const cursor = next === '' ? '' : `&cursor=${next}`;
      const { status, json } = await service.auditor.get(`/v1/journal?aggregate=${day.id}&limit=4${cursor}`);
      expect(status).toBe(200);
      read.push(...(json['items'] as unknown[]));
      next = json['next'] as string | undefined;
    }
    expect(read).toHaveLength(6);
    expect(read).toMatchObject(
      rows.map((row) => ({
        ...{ id: row._id, aggregateId: day.id, aggregateVersion: row.aggregateversion, type: row.type },
        ...{ actor: row.actor, requestId: row.requestId, recordedAt: row.recordedAt.toISOString() },
        ...{ payload: row.payload, hash: row.hash, previousHash: row.previousHash },
      })),
    );
  });

  it('is empty for what never was', async () => {
    expect((await service.auditor.get(`/v1/journal?aggregate=${newDay().id}`)).json).toEqual({ items: [] });
  });

  it('is for auditors only', async () => {
    for (const person of ['lead', 'team', 'registrar'] as const) {
      expectProblem(await service[person].get(`/v1/journal?aggregate=${day.id}`), 403);
    }
    expectProblem(await service.auditor.get(day.path), 403);
  });
});

describe('with a broker', () => {
  it('rows are sent once they are committed', async () => {
    const connected = await runningService({ kafkaBrokers: serverAddress('KAFKA_BROKERS') });
    try {
      // An exercise never feeds a total: the topic is shared.
      const exercise = await recordedDay(connected, 'running', { kind: 'exercise' });
      await loggedResult(connected, exercise);
      const { collection } = connected.app.get(Journal, { strict: false });
      await eventually(
        'both rows to be sent',
        async () => (await collection.countDocuments({ pending: true })) === 0,
      );
      expect(await collection.countDocuments({ parked: { $exists: true } })).toBe(0);
      expect(await collection.countDocuments()).toBe(2);
    } finally {
      await connected.stop();
    }
  });
});
