import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  arrestsBody,
  expectDone,
  loggedResult,
  newDay,
  newResult,
  planBody,
  recordedDay,
  statedBody,
} from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

const STATUSES = ['planned', 'running', 'closing', 'closed', 'postponed', 'cancelled'] as const;

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

describe('the life of an operation', () => {
  it('goes from the plan to the closure, and takes late returns afterwards', async () => {
    const { lead, team, teamOfLead, coordinator } = service;
    const day = newDay();
    const planned = await lead.put(day.path, planBody());
    expect([planned.status, planned.version, planned.headers.get('location')]).toEqual([201, 1, day.path]);
    const revised = await lead.put(day.path, planBody({ name: 'Action week' }), 1);
    expect([revised.status, revised.version]).toEqual([200, 2]);
    expect(await lead.post(`${day.path}/start`, 2)).toMatchObject({ status: 204, version: 3, text: '' });

    const share = newResult(day);
    expect(await team.put(share.path, arrestsBody())).toMatchObject({ status: 201, version: 1 });
    const correction = { value: 4, precision: 'at-least', reason: 'one arrest came in late' };
    expect(await team.post(`${share.path}/correction`, 1, correction)).toMatchObject({ version: 2 });
    expect(await coordinator.post(`${share.path}/confirmation`, 2)).toMatchObject({
      status: 204,
      version: 3,
    });
    await expectDone(teamOfLead.put(newResult(day).path, arrestsBody({ country: 'NL', value: 2 })), 201);
    const wrong = newResult(day);
    await expectDone(teamOfLead.put(wrong.path, arrestsBody({ country: 'NL', value: 90 })), 201);
    const withdrawal = { reason: 'of another operation' };
    expect(await teamOfLead.post(`${wrong.path}/withdrawal`, 1, withdrawal)).toMatchObject({ version: 2 });

    await expectDone(lead.post(`${day.path}/closing`, 3));
    await expectDone(lead.post(`${day.path}/closure`, 4, { reason: 'all countries answered' }));
    const closed = await lead.get(day.path);
    expect(closed.json).toMatchObject({ status: 'closed', version: 5, name: 'Action week' });
    const arrests = {
      indicator: 'personsArrested',
      unit: 'persons',
      value: 6,
      precision: 'at-least',
      madeOf: 'shares',
    };
    expect(closed.json['closure']).toMatchObject({ figures: [arrests], reason: 'all countries answered' });

    const late = newResult(day);
    await expectDone(team.put(late.path, arrestsBody({ value: 1 })), 201);
    expect((await team.get(late.path)).json).toMatchObject({ lateReturn: true, status: 'provisional' });
    expect((await team.get(share.path)).json).toMatchObject({ lateReturn: false, status: 'confirmed' });
    expect((await lead.get(day.path)).json['closure']).toEqual(closed.json['closure']);

    await expectDone(lead.post(`${day.path}/reopening`, 5, { reason: 'a late return' }));
    expect((await lead.get(day.path)).json).toMatchObject({ status: 'closing', version: 6 });
    await expectDone(lead.post(`${day.path}/closure`, 6, { reason: 'the late return is in' }));
    expect((await lead.get(day.path)).json['closure']).toMatchObject({ figures: [{ ...arrests, value: 7 }] });
  });

  it('keeps what a postponed or cancelled operation was', async () => {
    const { lead } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody()), 201);
    await expectDone(lead.post(`${day.path}/postponement`, 1, { reason: 'no room' }));
    await expectDone(lead.post(`${day.path}/start`, 2));
    await expectDone(lead.post(`${day.path}/postponement`, 3));
    await expectDone(lead.post(`${day.path}/cancellation`, 4, { reason: 'another operation took over' }));
    const { json } = await lead.get(day.path);
    expect(json).toMatchObject({ ...planBody(), status: 'cancelled', version: 5 });
    expect(await lead.put(day.path, planBody({ name: 'again' }), 5)).toMatchObject({
      status: 409,
      code: 'status-does-not-allow',
    });
  });

  it('is led by a coordinator as well as by the lead country', async () => {
    const { coordinatingBody } = service;
    const day = newDay();
    await expectDone(coordinatingBody.put(day.path, planBody({ leadCountry: 'FR' })), 201);
    await expectDone(coordinatingBody.post(`${day.path}/start`, 1));
    await expectDone(coordinatingBody.put(newResult(day).path, statedBody()), 201);
  });

  it('lets a registrar record and revise what is over', async () => {
    const { registrar } = service;
    const day = await recordedDay(service, 'closed');
    const revised = await registrar.put(
      day.path,
      planBody({ status: 'cancelled', notes: ['never held'] }),
      1,
    );
    expect(revised.status).toBe(200);
    expect((await registrar.get(day.path)).json).toMatchObject({
      status: 'cancelled',
      notes: ['never held'],
    });
  });
});

describe('transitions', () => {
  const TRANSITIONS = {
    start: { planned: 'running', postponed: 'running' },
    closing: { running: 'closing' },
    closure: { closing: 'closed' },
    reopening: { closed: 'closing' },
    postponement: { planned: 'postponed', running: 'postponed' },
    cancellation: { planned: 'cancelled', running: 'cancelled', postponed: 'cancelled' },
  } as const;

  it.each(STATUSES)('lead from %s to its next states, and nowhere else', async (status) => {
    for (const [noun, moves] of Object.entries(TRANSITIONS)) {
      const day = await recordedDay(service, status);
      const body = noun === 'reopening' ? { reason: 'a late return' } : undefined;
      const answer = await service.lead.post(`${day.path}/${noun}`, 1, body);
      const next = (moves as Readonly<Record<string, string>>)[status];
      const expected = next === undefined ? [409, 'status-does-not-allow'] : [204, undefined];
      expect([noun, answer.status, answer.code]).toEqual([noun, ...expected]);
      expect((await service.lead.get(day.path)).json['status']).toBe(next ?? status);
    }
  });

  it('ask for a reason to reopen', async () => {
    const day = await recordedDay(service, 'closed');
    expect(await service.lead.post(`${day.path}/reopening`, 1, {})).toMatchObject({
      status: 422,
      pointers: ['/reason'],
    });
  });
});

describe('when a result may be written', () => {
  const WRITING = [
    ['planned', 409, false],
    ['postponed', 409, false],
    ['running', 201, false],
    ['closing', 201, false],
    ['closed', 201, true],
    ['cancelled', 201, true],
  ] as const;

  it.each(WRITING)('is logged on a %s operation with %s', async (status, expected, lateReturn) => {
    const day = await recordedDay(service, status);
    const result = newResult(day);
    const answer = await service.team.put(result.path, arrestsBody());
    expect(answer.status).toBe(expected);
    if (expected === 409) expect(answer.code).toBe('operation-not-reporting');
    else expect((await service.team.get(result.path)).json['lateReturn']).toBe(lateReturn);
  });

  it.each(STATUSES)('is corrected, confirmed, revised and withdrawn on a %s operation', async (status) => {
    const { registrar, team, coordinator } = service;
    const day = await recordedDay(service, 'running');
    const result = await loggedResult(service, day);
    await expectDone(registrar.put(day.path, planBody({ status }), 1), 200);
    await expectDone(team.put(result.path, arrestsBody({ value: 5 }), 1), 200);
    await expectDone(team.post(`${result.path}/correction`, 2, { value: 6, reason: 'counted again' }));
    await expectDone(coordinator.post(`${result.path}/confirmation`, 3));
    await expectDone(team.post(`${result.path}/withdrawal`, 4, { reason: 'of another operation' }));
  });

  it.each(STATUSES)('is recorded by a registrar on a %s operation, never as late', async (status) => {
    const day = await recordedDay(service, status);
    const result = newResult(day);
    const body = arrestsBody({ source: { url: 'https://example.org/release', on: '2026-05-02' } });
    await expectDone(service.registrar.put(result.path, body), 201);
    expect((await service.registrar.get(result.path)).json).toMatchObject({ ...body, lateReturn: false });
  });
});

describe('a confirmation', () => {
  it('is not given by the person whose value it is', async () => {
    const both = { roles: ['operational-team', 'national-coordinator'], country: 'FR' };
    const one = service.caller(await service.issuer.sign({ sub: 'one', ...both }));
    const other = service.caller(await service.issuer.sign({ sub: 'other', ...both }));
    const day = await recordedDay(service, 'running');
    const result = newResult(day);
    await expectDone(one.put(result.path, arrestsBody()), 201);
    expect(await one.post(`${result.path}/confirmation`, 1)).toMatchObject({
      status: 403,
      code: 'confirmer-logged-it',
    });
    await expectDone(other.post(`${result.path}/confirmation`, 1));
    expect(await other.post(`${result.path}/confirmation`, 2)).toMatchObject({
      status: 409,
      code: 'result-is-confirmed',
    });

    await expectDone(other.post(`${result.path}/correction`, 2, { value: 9, reason: 'counted again' }));
    expect((await one.get(result.path)).json).toMatchObject({ value: 9, status: 'provisional' });
    expect((await other.post(`${result.path}/confirmation`, 3)).code).toBe('confirmer-logged-it');
    await expectDone(one.post(`${result.path}/confirmation`, 3));
    expect(await one.put(result.path, arrestsBody({ value: 1 }), 4)).toMatchObject({
      status: 409,
      code: 'result-is-confirmed',
    });
  });

  it('of a figure of the whole is the lead country’s', async () => {
    const day = await recordedDay(service, 'running');
    const stated = newResult(day);
    await expectDone(service.lead.put(stated.path, statedBody()), 201);
    expect((await service.coordinator.post(`${stated.path}/confirmation`, 1)).status).toBe(404);
    await expectDone(service.coordinatorOfLead.post(`${stated.path}/confirmation`, 1));
  });

  it('and everything else is refused once the result is withdrawn', async () => {
    const day = await recordedDay(service, 'running');
    const { path } = await loggedResult(service, day);
    const reason = 'of another operation';
    await expectDone(service.team.post(`${path}/withdrawal`, 1, { reason }));
    const answers = await Promise.all([
      service.coordinator.post(`${path}/confirmation`, 2),
      service.team.post(`${path}/correction`, 2, { value: 1, reason }),
      service.team.post(`${path}/withdrawal`, 2, { reason }),
      service.team.put(path, arrestsBody({ value: 1 }), 2),
    ]);
    expect(answers.map(({ status, code }) => [status, code])).toEqual(
      answers.map(() => [409, 'result-is-withdrawn']),
    );
    expect((await service.team.get(path)).json).toMatchObject({ value: 3, status: 'withdrawn', version: 2 });
  });
});
