import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '@entente/kernel';
import { expectProblem } from '@entente/testing';
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

interface Happening {
  readonly what: string;
  readonly sentence: string;
}

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

const itemsOf = (json: Readonly<Record<string, unknown>>) => json['items'] as readonly Happening[];

/** An operation whose only share, of FR, was corrected and confirmed. */
async function toldDay(): Promise<{ readonly day: Address; readonly share: Address }> {
  const { lead, team, coordinator } = service;
  const day = newDay();
  await expectDone(lead.put(day.path, planBody()), 201);
  await expectDone(lead.post(`${day.path}/start`, 1));
  const share = await loggedResult(service, day, { value: 12 });
  await expectDone(team.post(`${share.path}/correction`, 1, { value: 11, reason: 'counted twice' }));
  await expectDone(coordinator.post(`${share.path}/confirmation`, 2));
  return { day, share };
}

describe('GET …/history', () => {
  it('tells what happened, in which role and why, and names nobody', async () => {
    const { day, share } = await toldDay();
    const { status, json, text } = await service.lead.get(`${day.path}/history`);
    expect(status).toBe(200);
    expect(itemsOf(json).map(({ what, sentence }) => [what, sentence])).toEqual([
      ['operation-planned', 'NL planned the operation'],
      ['operation-started', 'NL started the operation'],
      ['result-logged', 'FR logged 12 persons arrested'],
      ['result-corrected', 'FR corrected persons arrested from 12 to 11: counted twice'],
      ['result-confirmed', 'FR confirmed 11 persons arrested'],
    ]);
    expect(itemsOf(json)[3]).toMatchObject({
      aggregate: { type: 'reported-result', id: share.id, version: 2 },
      by: { roles: ['operational-team'], country: 'FR' },
      why: 'counted twice',
      fields: ['value'],
    });
    expect(text).not.toMatch(/subject|"team"|"lead"|"coordinator"/);
  });

  it('says which two results were compared, as they were then', async () => {
    const { lead, team, teamOfLead, coordinator, coordinatorOfLead } = service;
    const { day, share } = await toldDay();
    const own = newResult(day);
    await expectDone(teamOfLead.put(own.path, arrestsBody({ country: 'NL', value: 4 })), 201);
    const [other, reason] = [{ id: share.id, jointActionDayId: day.id }, 'two raids in one town'];
    const different = { with: other, answer: 'different', reason };
    await expectDone(coordinator.post(`${own.path}/overlap`, 1, different));
    await expectDone(team.post(`${share.path}/correction`, 3, { value: 10, reason: 'one was a witness' }));
    const undoing = { with: { id: share.id }, reason: 'it was one raid' };
    await expectDone(coordinatorOfLead.post(`${own.path}/overlap-undoing`, 2, undoing));
    await expectDone(coordinator.post(`${own.path}/overlap`, 3, { with: other, answer: 'same' }));
    const { json } = await lead.get(`${day.path}/history`);
    expect(
      itemsOf(json)
        .slice(-4)
        .map(({ sentence }) => sentence),
    ).toEqual([
      `FR answered that 4 persons arrested of NL are not the same as 11 persons arrested of FR: ${reason}`,
      'FR corrected persons arrested from 11 to 10: one was a witness',
      'NL took back the answers on whether 4 persons arrested of NL are the same as ' +
        '10 persons arrested of FR: it was one raid',
      'FR answered that 4 persons arrested of NL are the same as 10 persons arrested of FR',
    ]);
  });

  it('is read in pages, each change once and in the same order', async () => {
    const { day } = await toldDay();
    const all = itemsOf((await service.lead.get(`${day.path}/history`)).json);
    const anHourLater = new Date(Date.now() + 3_600_000);
    const clock = jest.spyOn(service.app.get(Clock, { strict: false }), 'now').mockReturnValue(anHourLater);
    const paged: Happening[] = [];
    let next: unknown;
    do {
      const cursor = typeof next === 'string' ? `&cursor=${next}` : '';
      const { json } = await service.lead.get(`${day.path}/history?limit=2${cursor}`);
      paged.push(...itemsOf(json));
      next = json['next'];
    } while (next !== undefined);
    clock.mockRestore();
    expect(paged).toEqual(all);
  });

  it('does not go on behind what may still get a predecessor, and says so', async () => {
    const { day } = await toldDay();
    const { json } = await service.lead.get(`${day.path}/history?limit=2`);
    expect(json).toMatchObject({ settling: true });
    expect(json).not.toHaveProperty('next');
    expect(itemsOf(json)).toHaveLength(2);
    expect((await service.lead.get(`${day.path}/history`)).json).not.toHaveProperty('settling');
  });

  it('has no row for a repetition, nor for what was refused', async () => {
    const { day, share } = await toldDay();
    expect((await service.team.put(share.path, arrestsBody({ value: 12 }))).status).toBe(200);
    expectProblem(await service.team.put(share.path, arrestsBody({ value: 13 }), 1), 412);
    expect(itemsOf((await service.lead.get(`${day.path}/history`)).json)).toHaveLength(5);
  });

  it('answers somebody else as if there were nothing', async () => {
    const { day } = await toldDay();
    for (const path of ['history', 'summary']) {
      expectProblem(await service.outsider.get(`${day.path}/${path}`), 404);
      expectProblem(await service.auditor.get(`${day.path}/${path}`), 403);
      expectProblem(await service.lead.get(`${newDay().path}/${path}`), 404);
    }
    const cursor = '?cursor=bm90IG9uZSBvZiBvdXJz';
    expectProblem(await service.lead.get(`${day.path}/history${cursor}`), 400);
  });
});

describe('GET …/summary', () => {
  it('has the figures with what they rest on, what was set aside and why', async () => {
    const { day, share } = await toldDay();
    const { lead, teamOfLead } = service;
    const own = newResult(day);
    await expectDone(
      teamOfLead.put(own.path, arrestsBody({ country: 'NL', value: 2, precision: 'at-least' })),
      201,
    );
    const wrong = newResult(day);
    await expectDone(teamOfLead.put(wrong.path, arrestsBody({ country: 'NL', value: 90 })), 201);
    await expectDone(teamOfLead.post(`${wrong.path}/withdrawal`, 1, { reason: 'of another operation' }));
    const aside = newResult(day);
    const notCounted = { reason: 'of another phase' };
    await expectDone(teamOfLead.put(aside.path, arrestsBody({ country: 'NL', value: 5, notCounted })), 201);

    const shares = await lead.get(`${day.path}/summary`);
    expect(shares.json).toMatchObject({
      operation: { id: day.id, status: 'running', version: 2 },
      answered: { answered: 2, of: 2 },
      figures: [
        {
          ...{ indicator: 'personsArrested', madeOf: 'shares', value: 13, precision: 'at-least' },
          provisional: true,
          restsOn: [
            { id: share.id, version: 3 },
            { id: own.id, version: 1 },
          ],
          shares: [
            { country: 'FR', value: 11, precision: 'exact', restsOn: [{ id: share.id, version: 3 }] },
            { country: 'NL', value: 2, precision: 'at-least', restsOn: [{ id: own.id, version: 1 }] },
          ],
          coverage: { answered: 2, of: 2 },
        },
      ],
      findings: [],
      lateReturns: [],
    });
    const setAside = shares.json['setAside'] as readonly { readonly id: string }[];
    expect(new Map(setAside.map((each) => [each.id, each]))).toEqual(
      new Map<string, object>([
        [wrong.id, { id: wrong.id, version: 2, indicator: 'personsArrested', why: 'withdrawn' }],
        [
          aside.id,
          { id: aside.id, version: 1, indicator: 'personsArrested', why: 'not-counted', ...notCounted },
        ],
      ]),
    );

    await expectDone(lead.put(newResult(day).path, statedBody({ value: 20 })), 201);
    expect((await lead.get(`${day.path}/summary`)).json['figures']).toMatchObject([
      {
        ...{ madeOf: 'stated', value: 20 },
        statedAndShares: { stated: { value: 20 }, shares: { value: 13 }, difference: 7 },
      },
    ]);
  });

  it('keeps what closing saw beside what arrived late', async () => {
    const { lead, team } = service;
    const day = await recordedDay(service, 'running');
    await loggedResult(service, day);
    await expectDone(lead.post(`${day.path}/closing`, 1));
    const reason = 'one did not answer';
    await expectDone(lead.post(`${day.path}/closure`, 2, { reason }));
    const late = newResult(day);
    await expectDone(team.put(late.path, arrestsBody({ value: 1 })), 201);
    expect((await lead.get(`${day.path}/summary`)).json).toMatchObject({
      operation: { status: 'closed' },
      closure: { figures: [{ madeOf: 'incomplete', value: null }], findings: [], reason },
      figures: [{ shares: [{ country: 'FR', value: 4 }] }],
      lateReturns: [late.id],
    });
  });
});
