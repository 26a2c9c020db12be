import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '@entente/mongo';
import { refused, type Caller } from '@entente/testing';
import {
  arrestsBody,
  expectDone,
  newResult,
  planBody,
  recordedDay,
  statedBody,
  type Address,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

type Fields = Readonly<Record<string, unknown>>;

interface Told {
  readonly results: readonly {
    readonly id: string;
    readonly jointActionDayId: string;
    readonly country: string;
  }[];
  readonly stepsBack: string;
  readonly status: string;
  readonly evidence: readonly { readonly kind: string; readonly detail: string }[];
  readonly answers: readonly Fields[];
}

const reason = 'two raids in one town';
const RAID = { day: '2026-04-28', place: { country: 'FR' } };

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

async function overlaps(by: Caller, query: string): Promise<readonly Told[]> {
  const { json } = await expectDone(by.get(`/v1/overlaps?${query}`), 200);
  return json['items'] as readonly Told[];
}

const inOperation = ({ id }: Address, by: Caller = service.coordinator) => overlaps(by, `operation=${id}`);

async function logged(by: Caller, day: Address, body: Fields): Promise<Address> {
  const result = newResult(day);
  await expectDone(by.put(result.path, arrestsBody(body)), 201);
  return result;
}

/** FR and NL tell of one raid, 5 arrests each. */
async function oneRaid(): Promise<Address> {
  const day = await recordedDay(service, 'running');
  await logged(service.team, day, { ...RAID, value: 5 });
  await logged(service.teamOfLead, day, { ...RAID, country: 'NL', value: 5 });
  return day;
}

/** Where a pair is answered on, and what the answer names. */
async function pairIn(day: Address): Promise<{ readonly path: string; readonly other: Fields }> {
  const [pair] = await inOperation(day);
  const [counts, stepsBack] = pair!.results;
  const path = `/v1/joint-action-days/${stepsBack!.jointActionDayId}/results/${stepsBack!.id}`;
  return { path, other: { id: counts!.id, jointActionDayId: counts!.jointActionDayId } };
}

/** Closes the operation, once more where it is closed, and answers the figure of arrests that closing saw. */
async function closedTotal({ path }: Address): Promise<unknown> {
  const before = (await service.lead.get(path)).json;
  const first = before['status'] === 'running' ? 'closing' : 'reopening';
  const version = Number(before['version']);
  await expectDone(
    service.lead.post(`${path}/${first}`, version, first === 'closing' ? undefined : { reason }),
  );
  await expectDone(service.lead.post(`${path}/closure`, version + 1, { reason }));
  const { closure } = (await service.lead.get(path)).json as { closure: { figures: readonly Fields[] } };
  return closure.figures[0]?.['value'];
}

describe('one raid that two countries tell of', () => {
  it('is proposed to both with what speaks for it, and counts once when both say so', async () => {
    const { coordinator, coordinatorOfLead, lead, registrar, outsider } = service;
    const day = await oneRaid();
    const seen = await inOperation(day);
    expect(seen).toMatchObject([{ status: 'suspected', answers: [] }]);
    expect(seen[0]?.evidence.map(({ kind }) => kind)).toEqual(['same-place', 'same-day', 'same-value']);
    expect(seen[0]?.results.map(({ country }) => country).toSorted()).toEqual(['FR', 'NL']);
    for (const by of [coordinatorOfLead, lead, registrar]) expect(await inOperation(day, by)).toEqual(seen);
    expect(await inOperation(day, outsider)).toEqual([]);
    expect(await closedTotal(day)).toBe(10);

    const { path, other } = await pairIn(day);
    const same = { with: other, answer: 'same' };
    expect(await coordinator.post(`${path}/overlap`, 1, same)).toMatchObject({ status: 204, version: 2 });
    expect(await inOperation(day)).toMatchObject([{ status: 'suspected', answers: [{ country: 'FR' }] }]);
    expect(await closedTotal(day)).toBe(10);
    expect(await coordinatorOfLead.post(`${path}/overlap`, 2, same)).toMatchObject({ version: 3 });
    expect(await inOperation(day, coordinatorOfLead)).toMatchObject([{ status: 'confirmed' }]);
    expect(await closedTotal(day)).toBe(5);
    expect(await inOperation(day)).toMatchObject([
      { results: [{ standing: 'counts' }, { standing: 'steps-back' }] },
    ]);
    expect((await lead.get(`${path}?standing=true`)).json).toMatchObject({
      ...{ value: 5, standing: 'steps-back' },
      overlaps: [{ with: other, status: 'confirmed', answers: [{ country: 'FR' }, { country: 'NL' }] }],
    });
  });

  it('counts twice again once that is undone, and says in its journal why', async () => {
    const { coordinatorOfLead, registrar } = service;
    const day = await oneRaid();
    const { path, other } = await pairIn(day);
    await expectDone(registrar.post(`${path}/overlap`, 1, { with: other, answer: 'same' }));
    expect(await closedTotal(day)).toBe(5);
    const undoing = { with: other, reason };
    const elsewhere = { ...undoing, with: { ...other, jointActionDayId: randomUUID() } };
    const undoingIt = () => coordinatorOfLead.post(`${path}/overlap-undoing`, 2, elsewhere);
    expect((await refused(service, 422, undoingIt)).pointers).toEqual(['/with/jointActionDayId']);
    await expectDone(coordinatorOfLead.post(`${path}/overlap-undoing`, 2, undoing));
    expect(await closedTotal(day)).toBe(10);
    expect(await inOperation(day)).toMatchObject([{ status: 'suspected', answers: [] }]);
    expect((await registrar.get(path)).json).not.toHaveProperty('overlaps');
    const again = () => coordinatorOfLead.post(`${path}/overlap-undoing`, 3, undoing);
    expect((await refused(service, 409, again)).code).toBe('nothing-answered');

    const id = path.slice(-36);
    const rows = await service.app.get(Journal, { strict: false }).of(id, { limit: 10 });
    expect(rows.map(({ type }) => type)).toEqual([
      'org.entente.reported-result.logged.v1',
      'org.entente.reported-result.overlap-answered.v1',
      'org.entente.reported-result.overlap-undone.v1',
    ]);
    expect(rows.at(-1)).toMatchObject({ reason });
  });

  it('is two where one of them says so, with a reason, and is never proposed again', async () => {
    const { coordinator, coordinatorOfLead } = service;
    const day = await oneRaid();
    const { path, other } = await pairIn(day);
    const different = { with: other, answer: 'different' };
    const { pointers } = await refused(service, 422, () => coordinator.post(`${path}/overlap`, 1, different));
    expect(pointers).toEqual(['/reason']);
    await expectDone(coordinator.post(`${path}/overlap`, 1, { ...different, reason }));

    for (const by of [coordinator, coordinatorOfLead]) {
      expect(await overlaps(by, `operation=${day.id}&status=suspected`)).toEqual([]);
      expect(await overlaps(by, `operation=${day.id}&status=refused`)).toMatchObject([
        { answers: [{ reason }] },
      ]);
    }
    const same = () => coordinatorOfLead.post(`${path}/overlap`, 2, { with: other, answer: 'same' });
    expect((await refused(service, 409, same)).code).toBe('overlap-is-decided');
    expect(await closedTotal(day)).toBe(10);
  });

  it('is answered once with one key, on the version that was seen', async () => {
    const day = await oneRaid();
    const { path, other } = await pairIn(day);
    const body = { with: other, answer: 'same' };
    const answer = () =>
      service.coordinator.send('POST', `${path}/overlap`, {
        ...{ ifMatch: 1, headers: { 'idempotency-key': 'same' }, body },
      });
    expect(await answer()).toMatchObject({ status: 204, version: 2 });
    expect(await answer()).toMatchObject({ status: 204, version: 2 });
    const post = (version?: number) => () => service.coordinator.post(`${path}/overlap`, version, body);
    await refused(service, 412, post(1));
    await refused(service, 428, post());
    expect((await refused(service, 409, post(2))).code).toBe('overlap-already-answered');
  });
});

describe('who decides', () => {
  it('are the two countries and nobody else', async () => {
    const { team, lead, outsider, coordinator } = service;
    const day = await oneRaid();
    const { path, other } = await pairIn(day);
    const answer = (by: Caller) => () => by.post(`${path}/overlap`, 1, { with: other, answer: 'same' });
    for (const by of [team, lead]) await refused(service, 403, answer(by));
    await refused(service, 404, answer(outsider));
    await refused(service, 403, () => team.get('/v1/overlaps'));
    await expectDone(answer(coordinator)());
  });

  it('is one country where two of its services tell of it', async () => {
    const { team, coordinator, coordinatorOfLead } = service;
    const day = await recordedDay(service, 'running');
    const dated = { day: '2026-04-28', value: 3 };
    await logged(team, day, { ...dated, reportingService: 'police' });
    await logged(team, day, { ...dated, reportingService: 'navy' });
    expect(await inOperation(day, coordinatorOfLead)).toEqual([]);
    const { path, other } = await pairIn(day);
    await expectDone(coordinator.post(`${path}/overlap`, 1, { with: other, answer: 'same' }));
    expect(await inOperation(day)).toMatchObject([{ status: 'confirmed' }]);
  });

  const alone = (country: string) => ({
    ...{ leadCountry: country, coordinators: [] },
    participants: [{ country }],
  });

  /** An operation of FR alone, and one of NL alone that marks it. */
  async function oneSideMarks(): Promise<{ readonly french: Address; readonly dutch: Address }> {
    const french = await recordedDay(service, 'running', alone('FR'));
    const mayOverlapWith = [{ id: french.id, certainty: 'likely', why: 'the same days' }];
    return { french, dutch: await recordedDay(service, 'running', { ...alone('NL'), mayOverlapWith }) };
  }

  it('answers for its side where it takes no part in the other operation', async () => {
    const { team, teamOfLead, coordinator, coordinatorOfLead, registrar } = service;
    const { french, dutch } = await oneSideMarks();
    await logged(team, french, { ...RAID, value: 5 });
    await logged(teamOfLead, dutch, { ...RAID, country: 'NL', value: 6 });
    const [seen] = await inOperation(french);
    expect(seen?.evidence.map(({ kind }) => kind)).toEqual(['same-place', 'same-day', 'marked']);
    const { path, other } = await pairIn(french);
    const answer = (by: Caller, version: number) => () =>
      by.post(`${path}/overlap`, version, { with: other, answer: 'same' });
    await expectDone(answer(coordinator, 1)());

    const named = [{ id: dutch.id, certainty: 'likely', why: 'the same days' }];
    const marking = planBody({ status: 'running', ...alone('FR'), mayOverlapWith: named });
    await expectDone(registrar.put(french.path, marking, 1), 200);
    expect(await inOperation(dutch, coordinatorOfLead)).toMatchObject([{ status: 'suspected' }]);
    await expectDone(answer(coordinatorOfLead, 2)());
    expect(await inOperation(dutch, coordinatorOfLead)).toMatchObject([{ status: 'confirmed' }]);
  });

  it('sees and answers nothing of an operation that only its own one names', async () => {
    const { team, teamOfLead, lead, coordinatorOfLead, coordinator } = service;
    const { french, dutch } = await oneSideMarks();
    const theirs = await logged(team, french, { ...RAID, value: 5, reportingService: 'police' });
    const own = await logged(teamOfLead, dutch, { ...RAID, country: 'NL', value: 6 });
    const last = await logged(team, french, { ...RAID, value: 7, reportingService: 'navy' });
    for (const day of [french, dutch]) {
      for (const by of [coordinatorOfLead, lead]) expect(await inOperation(day, by)).toEqual([]);
    }
    expect(await inOperation(french)).toHaveLength(3);

    const named = (id: string, day: Address) => ({ with: { id, jointActionDayId: day.id }, answer: 'same' });
    const absent = newResult(dutch);
    for (const { id } of [theirs, absent]) {
      const onOwn = () => coordinatorOfLead.post(`${own.path}/overlap`, 1, named(id, french));
      expect((await refused(service, 422, onOwn)).pointers).toEqual(['/with/id']);
    }
    const onTheirs = () => coordinatorOfLead.post(`${last.path}/overlap`, 1, named(own.id, dutch));
    await refused(service, 404, onTheirs);
    await expectDone(coordinator.post(`${last.path}/overlap`, 1, named(own.id, dutch)));
  });

  it('takes its word back also where the other operation names its own one no more', async () => {
    const { team, teamOfLead, coordinator, outsider, registrar } = service;
    const { french, dutch } = await oneSideMarks();
    const counting = await logged(team, french, { ...RAID, value: 5 });
    const behind = await logged(teamOfLead, dutch, { ...RAID, country: 'NL', value: 5 });
    const other = { id: counting.id, jointActionDayId: french.id };
    await expectDone(registrar.post(`${behind.path}/overlap`, 1, { with: other, answer: 'same' }));
    await expectDone(registrar.put(dutch.path, planBody({ status: 'running', ...alone('NL') }), 1), 200);

    const withdrawing = () => team.post(`${counting.path}/withdrawal`, 1, { reason });
    const { code, json } = await refused(service, 409, withdrawing);
    expect(code).toBe('counts-for-another');
    for (const named of [behind.id, dutch.id, 'version 2']) expect(json['detail']).toContain(named);

    const undoing = { with: { id: counting.id }, reason };
    const undo = (by: Caller, at: Address) => () => by.post(`${at.path}/overlap-undoing`, 2, undoing);
    await refused(service, 404, undo(outsider, behind));
    await refused(service, 404, undo(coordinator, newResult(dutch)));
    await expectDone(undo(coordinator, behind)());
    await expectDone(withdrawing());
  });
});

describe('a result that counts for one of another operation', () => {
  it('goes on to count until that is undone, whoever sends the change', async () => {
    const { team, teamOfLead, registrar } = service;
    const first = await recordedDay(service, 'running');
    const second = await recordedDay(service, 'running', {
      mayOverlapWith: [{ id: first.id, certainty: 'likely', why: 'the same days' }],
    });
    const counting = await logged(team, first, { ...RAID, value: 5 });
    const behind = await logged(teamOfLead, second, { ...RAID, country: 'NL', value: 5 });
    const other = { id: counting.id, jointActionDayId: first.id };
    await expectDone(registrar.post(`${behind.path}/overlap`, 1, { with: other, answer: 'same' }));

    const changes = [
      () => team.post(`${counting.path}/withdrawal`, 1, { reason }),
      () => team.put(counting.path, arrestsBody({ ...RAID, value: 5, notCounted: { reason } }), 1),
      () => team.put(counting.path, arrestsBody({ ...RAID, value: 5, offence: 'smuggling' }), 1),
    ];
    for (const change of changes)
      expect((await refused(service, 409, change)).code).toBe('counts-for-another');
    const item = { key: randomUUID(), resultId: counting.id, kind: 'withdraw', basedOn: 1, body: { reason } };
    const queued = await expectDone(
      team.post(`${first.path}/results/batch`, undefined, { items: [item] }),
      200,
    );
    expect(queued.json['items']).toMatchObject([
      { outcome: 'refused', problem: { code: 'counts-for-another' } },
    ]);
    await expectDone(team.post(`${counting.path}/correction`, 1, { value: 6, reason }));

    const undoing = { with: { id: counting.id }, reason };
    await expectDone(registrar.post(`${behind.path}/overlap-undoing`, 2, undoing));
    await expectDone(team.post(`${counting.path}/withdrawal`, 2, { reason }));
  });

  it('need not where that one was withdrawn, which nobody can undo any more', async () => {
    const { team, teamOfLead, registrar } = service;
    const first = await recordedDay(service, 'running');
    const second = await recordedDay(service, 'running', {
      mayOverlapWith: [{ id: first.id, certainty: 'likely', why: 'the same days' }],
    });
    const counting = await logged(team, first, { ...RAID, value: 5 });
    const behind = await logged(teamOfLead, second, { ...RAID, country: 'NL', value: 5 });
    const other = { id: counting.id, jointActionDayId: first.id };
    await expectDone(registrar.post(`${behind.path}/overlap`, 1, { with: other, answer: 'same' }));
    await expectDone(teamOfLead.post(`${behind.path}/withdrawal`, 2, { reason }));
    await expectDone(team.post(`${counting.path}/withdrawal`, 1, { reason }));
  });
});

describe('a pair that is none', () => {
  it('is refused by the field that says so', async () => {
    const { team, teamOfLead, lead, coordinator, registrar } = service;
    const day = await recordedDay(service, 'running');
    const elsewhere = await recordedDay(service, 'running');
    const whole = newResult(day);
    await expectDone(lead.put(whole.path, statedBody()), 201);
    const checks = await logged(teamOfLead, day, { country: 'NL', indicator: 'personsChecked' });
    const part = await logged(teamOfLead, day, { country: 'NL', breakdownOf: checks.id });
    const foreign = await logged(teamOfLead, elsewhere, { country: 'NL' });
    const own = await logged(team, day, RAID);
    const sameReporter = await logged(team, day, {});
    const later = await logged(teamOfLead, day, { country: 'NL' });

    const named = (id: string, operation: Address = day) => ({ id, jointActionDayId: operation.id });
    const cases = [
      [named(own.id), '/with/id'],
      [named(whole.id), '/with/id'],
      [named(checks.id), '/with/id'],
      [named(part.id), '/with/id'],
      [named(sameReporter.id), '/with/id'],
      [named(later.id), '/with/id'],
      [named(later.id, elsewhere), '/with/id'],
      [named(newResult(day).id), '/with/id'],
      [named(foreign.id, elsewhere), '/with/jointActionDayId'],
    ] as const;
    for (const [other, pointer] of cases) {
      const answer = () => coordinator.post(`${own.path}/overlap`, 1, { with: other, answer: 'same' });
      expect([other, (await refused(service, 422, answer)).pointers]).toEqual([other, [pointer]]);
    }
    const ofWhole = { with: named(own.id), answer: 'same' };
    await refused(service, 422, () => registrar.post(`${whole.path}/overlap`, 1, ofWhole));
  });

  it('is not made of equal figures of the whole in operations that do not name each other', async () => {
    const days = [await recordedDay(service, 'closed'), await recordedDay(service, 'closed')];
    for (const day of days) {
      const { path } = newResult(day);
      await expectDone(service.registrar.put(path, statedBody({ value: 212, precision: 'about' })), 201);
    }
    for (const day of days) expect(await inOperation(day, service.registrar)).toEqual([]);
  });

  it('is not made of what steps back, or counts for another one, already', async () => {
    const { registrar, teamOfLead, team } = service;
    const day = await recordedDay(service, 'running');
    const results = [
      await logged(team, day, { ...RAID, reportingService: 'police' }),
      await logged(teamOfLead, day, { ...RAID, country: 'NL' }),
      await logged(team, day, { ...RAID, reportingService: 'navy' }),
    ];
    const told = await Promise.all(results.map(async ({ path }) => (await registrar.get(path)).json));
    const [first, second, third] = told.toSorted((left, right) =>
      [left['loggedAt'], left['id']].join() < [right['loggedAt'], right['id']].join() ? -1 : 1,
    );
    const answer = (one: Fields | undefined, other: Fields | undefined, version: number) => () =>
      registrar.post(`${day.path}/results/${String(one?.['id'])}/overlap`, version, {
        ...{ with: { id: other?.['id'], jointActionDayId: day.id }, answer: 'same' },
      });
    await expectDone(answer(second, first, 1)());
    expect((await refused(service, 409, answer(third, second, 1))).code).toBe('steps-back-already');
    await expectDone(
      registrar.post(`${day.path}/results/${String(second?.['id'])}/overlap-undoing`, 2, {
        ...{ with: { id: first?.['id'] }, reason },
      }),
    );
    await expectDone(answer(third, second, 1)());
    expect((await refused(service, 409, answer(second, first, 3))).code).toBe('counts-for-another');
    expect((await refused(service, 409, answer(third, first, 2))).code).toBe('steps-back-already');
  });
});

describe('the list of overlaps', () => {
  it('goes through all operations in reach, a page at a time, each pair once', async () => {
    const own = await runningService();
    try {
      const expected: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const day = await recordedDay(own, 'running');
        for (const reportingService of ['police', 'navy', 'tax']) {
          const { path } = newResult(day);
          await expectDone(own.team.put(path, arrestsBody({ day: '2026-04-28', reportingService })), 201);
        }
        const { json } = await own.coordinator.get(`/v1/overlaps?operation=${day.id}`);
        expected.push(...(json['items'] as readonly Told[]).map((pair) => JSON.stringify(pair)));
      }
      expect(expected).toHaveLength(9);
      for (const limit of [1, 2, 50]) {
        const seen: string[] = [];
        for (let cursor: string | undefined = ''; cursor !== undefined;) {
          const place = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const { json } = await expectDone(own.coordinator.get(`/v1/overlaps?limit=${limit}${place}`), 200);
          const items = json['items'] as readonly Told[];
          expect(items.length).toBeLessThanOrEqual(limit);
          seen.push(...items.map((pair) => JSON.stringify(pair)));
          cursor = json['next'] as string | undefined;
        }
        expect(seen.toSorted()).toEqual(expected.toSorted());
      }
    } finally {
      await own.stop();
    }
  });
});

describe('attributions', () => {
  it('are kept with the result, corrected, and make a suspicion of their own', async () => {
    const { team, teamOfLead } = service;
    const day = await recordedDay(service, 'running');
    await logged(teamOfLead, day, { country: 'NL', value: 9 });
    const attributions = [{ country: 'NL', service: 'police', role: 'carried-out' }];
    const share = await logged(team, day, { attributions });
    expect((await team.get(share.path)).json).toMatchObject({ attributions });
    expect(await inOperation(day)).toMatchObject([{ evidence: [{ kind: 'attributed' }] }]);

    const hosted = [{ body: 'FRONTEX', role: 'hosted' }];
    await expectDone(team.post(`${share.path}/correction`, 1, { value: 3, attributions: hosted, reason }));
    expect((await team.get(share.path)).json).toMatchObject({ attributions: hosted });
    expect(await inOperation(day)).toEqual([]);

    const nobody = () => team.put(newResult(day).path, arrestsBody({ attributions: [{ role: 'hosted' }] }));
    expect((await refused(service, 422, nobody)).pointers).toEqual(['/attributions/0']);
  });
});
