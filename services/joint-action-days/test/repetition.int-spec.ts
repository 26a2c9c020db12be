import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused, type Answer, withMore } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  loggedResult,
  newDay,
  newResult,
  planBody,
  recordedDay,
  statedBody,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

/** Runs a repetition and checks that it answers the present version and writes nothing. */
async function repeated(version: number, ask: () => Promise<Answer>): Promise<void> {
  const before = await service.stored();
  expect(await ask()).toMatchObject({ status: 200, version, text: '' });
  expect(await service.stored()).toEqual(before);
}

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

describe('the same PUT again', () => {
  it('changes nothing, even after later changes', async () => {
    const { lead, team } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody()), 201);
    await repeated(1, () => lead.put(day.path, planBody()));
    await expectDone(lead.put(day.path, planBody({ name: 'second' }), 1), 200);
    await repeated(2, () => lead.put(day.path, planBody({ name: 'second' }), 1));
    await expectDone(lead.post(`${day.path}/start`, 2));
    await repeated(3, () => lead.put(day.path, planBody()));
    await repeated(3, () => lead.put(day.path, planBody({ name: 'second' }), 1));

    const result = await loggedResult(service, day);
    await expectDone(team.put(result.path, arrestsBody({ value: 4 }), 1), 200);
    await expectDone(team.post(`${result.path}/withdrawal`, 2, { reason: 'of another operation' }));
    await repeated(3, () => team.put(result.path, arrestsBody()));
    await repeated(3, () => team.put(result.path, arrestsBody({ value: 4 }), 1));
  });

  it('is the same whatever the order of its fields', async () => {
    const day = await recordedDay(service, 'running');
    const result = await loggedResult(service, day);
    const turned = Object.fromEntries(Object.entries(arrestsBody()).reverse());
    await repeated(1, () => service.team.put(result.path, turned));
  });

  it('is a repetition on an operation that takes no results any more', async () => {
    const day = await recordedDay(service, 'running');
    const result = await loggedResult(service, day);
    await expectDone(service.lead.post(`${day.path}/postponement`, 1));
    await repeated(1, () => service.team.put(result.path, arrestsBody()));
  });

  it('with another body is refused: 409 without If-Match, 412 with a stale one', async () => {
    const { lead, team } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody()), 201);
    await expectDone(lead.post(`${day.path}/start`, 1));
    const result = await loggedResult(service, day);
    const other = planBody({ name: 'another' });
    expect((await refused(service, 409, () => lead.put(day.path, other))).code).toBe('already-exists');
    await refused(service, 412, () => lead.put(day.path, other, 1));
    await refused(service, 412, () => lead.put(day.path, planBody(), 1));
    await refused(service, 409, () => team.put(result.path, arrestsBody({ value: 4 })));
    await refused(service, 412, () => team.put(result.path, arrestsBody({ value: 4 }), 2));
  });
});

describe('at once', () => {
  it('fifty identical PUTs make one record and one row', async () => {
    const day = await recordedDay(service, 'running');
    const before = await service.stored();
    const result = newResult(day);
    const plan = newDay();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => service.team.put(result.path, arrestsBody())),
    );
    const plans = await Promise.all(
      Array.from({ length: 50 }, () => service.lead.put(plan.path, planBody())),
    );
    for (const answers of [results, plans]) {
      expect(statusesOf(answers)).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
      expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1]));
    }
    const added = { 'joint-action-days': 1, 'reported-results': 1, journal: 2 };
    expect(await service.stored()).toEqual(withMore(before, added));
  });

  it('fifty identical PUTs of one stated figure make one', async () => {
    const day = await recordedDay(service, 'running');
    const { path } = newResult(day);
    const answers = await Promise.all(Array.from({ length: 50 }, () => service.lead.put(path, statedBody())));
    expect(statusesOf(answers)).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
  });

  it('one of two first bodies wins', async () => {
    const day = await recordedDay(service, 'running');
    const { path } = newResult(day);
    const put = (value: number) => service.team.put(path, arrestsBody({ value }));
    expect(statusesOf(await Promise.all([put(1), put(2)]))).toEqual([201, 409]);
  });

  it.each(['a day', 'a result'])('one of ten revisions of %s wins', async (what) => {
    const day = await recordedDay(service, 'running');
    const result = await loggedResult(service, day);
    const revise = (value: number) =>
      what === 'a day'
        ? service.lead.put(day.path, planBody({ name: `revision ${value}` }), 1)
        : service.team.put(result.path, arrestsBody({ value }), 1);
    const before = await service.stored();
    const [won, ...lost] = statusesOf(
      await Promise.all(Array.from({ length: 10 }, (_, value) => revise(value))),
    );
    expect(won).toBe(200);
    expect(lost.filter((status) => status !== 412 && status !== 409)).toEqual([]);
    expect(await service.stored()).toEqual(withMore(before, { journal: 1 }));
  });

  it('one of ten starts wins', async () => {
    const day = await recordedDay(service, 'planned');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.lead.post(`${day.path}/start`, 1)),
    );
    const [won, ...lost] = statusesOf(answers);
    expect(won).toBe(204);
    expect(lost.filter((status) => status !== 412 && status !== 409)).toEqual([]);
  });
});

describe('a figure of the whole', () => {
  let day: Address;
  beforeAll(async () => {
    day = await recordedDay(service, 'running');
  });

  const state = (address: Address, given: object = {}) =>
    service.lead.put(address.path, statedBody({ ...given }));

  it('is stated once; a second value says what it is an alternative to', async () => {
    const first = newResult(day);
    await expectDone(state(first), 201);
    const second = await refused(service, 409, () => state(newResult(day), { value: 9 }));
    expect([second.code, second.pointers]).toEqual(['figure-already-stated', ['/alternativeTo']]);
    await refused(service, 409, () => state(newResult(day)));
    await expectDone(state(newResult(day), { value: 9, alternativeTo: first.id }), 201);
    await expectDone(state(newResult(day), { value: 8, alternativeTo: first.id }), 201);
  });

  it.each([
    ['another offence', { offence: 'trafficking' }],
    ['a group', { group: { sex: 'female' } }],
    ['another group', { group: { sex: 'male', ageGroup: 'minor' } }],
    ['another indicator', { indicator: 'personsChecked' }],
    ['another unit', { indicator: 'cashSeized', unit: 'EUR' }],
    ['that unit in another currency', { indicator: 'cashSeized', unit: 'USD' }],
  ])('is another one for %s', async (_, given) => {
    await expectDone(state(newResult(day), given), 201);
    await refused(service, 409, () => state(newResult(day), given));
  });

  it('is the same one whatever the order its group was written in', async () => {
    const group = { citizenship: 'RO', sex: 'female' };
    await expectDone(state(newResult(day), { group }), 201);
    await refused(service, 409, () => state(newResult(day), { group: { sex: 'female', citizenship: 'RO' } }));
  });

  it.each([
    [
      'parts',
      { breakdownOf: '3f0c1b52-8a54-4e8e-9f0a-2b1f7c6d5e4a', breakdownLabel: 'for labour exploitation' },
    ],
    ['figures set aside', { notCounted: { reason: 'of an earlier phase' } }],
    ['running totals', { counting: 'running-total' }],
  ])('leaves room for %s', async (_, given) => {
    for (const value of [3, 8, 12]) await expectDone(state(newResult(day), { ...given, value }), 201);
  });

  it('gives its place free when it is withdrawn or becomes an alternative', async () => {
    const own = await recordedDay(service, 'running');
    const [first, second, third] = [newResult(own), newResult(own), newResult(own)];
    await expectDone(state(first), 201);
    await expectDone(service.lead.post(`${first.path}/withdrawal`, 1, { reason: 'of another operation' }));
    await expectDone(state(second, { value: 9 }), 201);
    await expectDone(
      service.lead.put(second.path, statedBody({ value: 9, alternativeTo: third.id }), 1),
      200,
    );
    await expectDone(state(third, { value: 7 }), 201);
    const back = await refused(service, 409, () =>
      service.lead.put(second.path, statedBody({ value: 9 }), 2),
    );
    expect(back.code).toBe('figure-already-stated');
  });

  it('is stated once, too, when two arrive at once', async () => {
    const own = await recordedDay(service, 'running');
    const before = await service.stored();
    const answers = await Promise.all([1, 2, 3, 4].map((value) => state(newResult(own), { value })));
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409]);
    expect(await service.stored()).toEqual(withMore(before, { 'reported-results': 1, journal: 1 }));
  });

  it('of another operation is not in its way', async () => {
    const [one, other] = [await recordedDay(service, 'running'), await recordedDay(service, 'running')];
    await expectDone(state(newResult(one)), 201);
    await expectDone(state(newResult(other)), 201);
  });
});
