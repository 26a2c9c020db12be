import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '@entente/mongo';
import { refused, type Caller } from '@entente/testing';
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

type Fields = Readonly<Record<string, unknown>>;

const reason = 'the lead’s own count';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

/** A result as version 1, by the lead unless somebody else is named. */
async function logged(day: Address, body: Fields, by: Caller = service.lead): Promise<Address> {
  const result = newResult(day);
  await expectDone(by.put(result.path, body), 201);
  return result;
}

async function standingOf({ path }: Address): Promise<unknown> {
  return (await service.lead.get(`${path}?standing=true`)).json['standing'];
}

/** Closes an operation that is running, and answers the figures that closing saw. */
async function closed(day: Address, version = 1): Promise<unknown> {
  await expectDone(service.lead.post(`${day.path}/closing`, version));
  await expectDone(service.lead.post(`${day.path}/closure`, version + 1, { reason }));
  const { closure } = (await service.lead.get(day.path)).json as { closure: { figures: unknown } };
  return closure.figures;
}

describe('a second value', () => {
  it('stands once it is retained, and the first stays visible', async () => {
    const day = await recordedDay(service, 'running');
    const first = await logged(day, statedBody({ value: 520 }));
    const second = await logged(day, statedBody({ value: 158, alternativeTo: first.id }));
    expect([await standingOf(first), await standingOf(second)]).toEqual(['counts', 'second-value']);

    expect(await service.lead.post(`${second.path}/retention`, 1, { reason })).toMatchObject({
      ...{ status: 204, version: 2 },
    });
    expect((await service.team.get(`${second.path}?standing=true`)).json).toMatchObject({
      ...{ standing: 'counts', status: 'provisional' },
      retained: { reason, at: expect.stringMatching(/Z$/) },
    });
    const kept = (await service.team.get(`${first.path}?standing=true`)).json;
    expect(kept).toMatchObject({ standing: 'second-value', value: 520 });
    expect(await closed(day)).toMatchObject([{ value: 158, madeOf: 'stated' }]);

    await expectDone(service.lead.post(`${first.path}/retention`, 1, { reason: 'the release is right' }));
    expect([await standingOf(first), await standingOf(second)]).toEqual(['counts', 'second-value']);
  });

  it('says in its event what was decided and why', async () => {
    const day = await recordedDay(service, 'running');
    const first = await logged(day, statedBody());
    const second = await logged(day, statedBody({ alternativeTo: first.id }));
    await expectDone(service.lead.post(`${second.path}/retention`, 1, { reason }));
    const rows = await service.app.get(Journal, { strict: false }).of(second.id, { limit: 10 });
    expect(rows.at(-1)).toMatchObject({
      type: 'org.entente.reported-result.retained.v1',
      reason,
      payload: { change: { kind: 'retained', reason, fields: ['retained'] } },
    });
  });

  it('is retained once, and the same command again answers as the first time', async () => {
    const day = await recordedDay(service, 'running');
    const first = await logged(day, statedBody());
    const second = await logged(day, statedBody({ alternativeTo: first.id }));
    const retain = () =>
      service.lead.send('POST', `${second.path}/retention`, {
        ...{ ifMatch: 1, headers: { 'idempotency-key': 'retain' }, body: { reason } },
      });
    expect(await retain()).toMatchObject({ status: 204, version: 2 });
    expect(await retain()).toMatchObject({ status: 204, version: 2 });
    const again = () => service.lead.post(`${second.path}/retention`, 2, { reason });
    expect((await refused(service, 409, again)).code).toBe('already-retained');
    await refused(service, 412, () => service.lead.post(`${second.path}/retention`, 1, { reason }));
    await refused(service, 428, () => service.lead.post(`${second.path}/retention`, undefined, { reason }));
    await refused(service, 422, () => service.lead.post(`${second.path}/retention`, 2, {}));
  });

  it('is not the first, nor withdrawn or set aside', async () => {
    const day = await recordedDay(service, 'running');
    const first = await logged(day, statedBody());
    const withdrawn = await logged(day, statedBody({ alternativeTo: first.id }));
    await expectDone(service.lead.post(`${withdrawn.path}/withdrawal`, 1, { reason }));
    const aside = await logged(
      day,
      statedBody({ alternativeTo: first.id, notCounted: { reason: 'of an earlier phase' } }),
    );
    const codes = [
      [first, 1, 'already-retained'],
      [withdrawn, 2, 'result-is-withdrawn'],
      [aside, 1, 'result-is-set-aside'],
    ] as const;
    for (const [{ path }, version, code] of codes) {
      const retain = () => service.lead.post(`${path}/retention`, version, { reason });
      expect((await refused(service, 409, retain)).code).toBe(code);
    }
  });

  it('of the whole is retained by the lead, of a share by its national coordinator', async () => {
    const { lead, team, coordinator, coordinatorOfLead, coordinatingBody, outsider, registrar } = service;
    const day = await recordedDay(service, 'running');
    const stated = await logged(day, statedBody());
    const whole = await logged(day, statedBody({ alternativeTo: stated.id }));
    const own = await loggedResult(service, day);
    const share = await loggedResult(service, day, { value: 5, alternativeTo: own.id });
    const retain = (by: Caller, { path }: Address, version = 1) =>
      by.post(`${path}/retention`, version, { reason });

    await refused(service, 403, () => retain(team, whole));
    for (const by of [coordinator, outsider]) await refused(service, 404, () => retain(by, whole));
    for (const by of [lead, coordinatorOfLead, registrar]) {
      await refused(service, 404, () => retain(by, share));
    }
    const beside = await refused(service, 403, () => retain(coordinatingBody, whole));
    expect(beside.code).toBe('not-yours');
    await expectDone(retain(lead, whole));
    await expectDone(retain(registrar, stated));
    await expectDone(retain(coordinator, share));
    expect([await standingOf(own), await standingOf(share)]).toEqual(['second-value', 'counts']);
  });

  it('of the whole is retained by a coordinating body where no country leads', async () => {
    const { coordinatingBody } = service;
    const day = await recordedDay(service, 'running', { leadCountry: undefined });
    const first = await logged(day, statedBody({ value: 20 }), coordinatingBody);
    const second = await logged(day, statedBody({ value: 23, alternativeTo: first.id }), coordinatingBody);
    await expectDone(coordinatingBody.post(`${second.path}/retention`, 1, { reason }));
    const decision = { indicator: 'personsArrested', use: 'stated', reason };
    await expectDone(coordinatingBody.post(`${day.path}/decision`, 1, decision));
  });

  it('stands in place of nothing that somebody else decides on', async () => {
    const { team, teamOfLead, lead, coordinator, coordinatorOfLead } = service;
    const day = await recordedDay(service, 'running');
    const dutch = newResult(day);
    await expectDone(teamOfLead.put(dutch.path, arrestsBody({ country: 'NL', value: 10 })), 201);
    const whole = await logged(day, statedBody({ value: 520 }));
    const french: Address[] = [];
    for (const alternativeTo of [dutch.id, whole.id]) {
      const share = newResult(day);
      await expectDone(team.put(share.path, arrestsBody({ value: 0, alternativeTo })), 201);
      french.push(share);
    }
    for (const { path } of french) {
      await refused(service, 404, () => coordinator.post(`${path}/retention`, 1, { reason }));
    }
    const stated = await logged(day, statedBody({ value: 9, alternativeTo: dutch.id }));
    await refused(service, 404, () => lead.post(`${stated.path}/retention`, 1, { reason }));
    await refused(service, 404, () => coordinatorOfLead.post(`${stated.path}/retention`, 1, { reason }));
    const both = service.caller(
      await service.issuer.sign({ roles: ['action-leader', 'national-coordinator'], country: 'NL' }),
    );
    await refused(service, 404, () => both.post(`${stated.path}/retention`, 1, { reason }));
    expect([await standingOf(dutch), await standingOf(whole)]).toEqual(['counts', 'counts']);
  });

  it('stands in place of nothing that is linked with it only afterwards', async () => {
    const { team, teamOfLead, coordinator } = service;
    const day = await recordedDay(service, 'running');
    const [dutch, missing] = [newResult(day), newResult(day)];
    await expectDone(teamOfLead.put(dutch.path, arrestsBody({ country: 'NL', value: 10 })), 201);
    const french = await loggedResult(service, day);
    for (const alternativeTo of [french.id, missing.id]) {
      const { path } = await loggedResult(service, day, { value: 0, alternativeTo });
      await expectDone(coordinator.post(`${path}/retention`, 1, { reason }));
    }

    const linked = arrestsBody({ alternativeTo: dutch.id });
    const alone = [() => team.put(french.path, linked, 1), () => team.put(missing.path, linked)];
    for (const link of alone) expect((await refused(service, 409, link)).code).toBe('values-are-decided');
    const items = [
      { key: randomUUID(), resultId: french.id, kind: 'log', basedOn: 1, body: linked },
      { key: randomUUID(), resultId: missing.id, kind: 'log', basedOn: 0, body: linked },
    ];
    const { json } = await expectDone(team.post(`${day.path}/results/batch`, undefined, { items }), 200);
    const refusal = { outcome: 'refused', problem: { code: 'values-are-decided' } };
    expect(json['items']).toMatchObject([refusal, refusal]);
    expect(await standingOf(dutch)).toBe('counts');

    await expectDone(team.put(missing.path, arrestsBody()), 201);
    await expectDone(team.put(french.path, arrestsBody({ value: 4 }), 1), 200);
  });

  it('counts under its own indicator', async () => {
    const day = await recordedDay(service, 'running');
    const potential = statedBody({ indicator: 'potentialVictimsIdentified', value: 1426 });
    const first = await logged(day, potential);
    const victims = statedBody({ indicator: 'victimsIdentified', value: 1426, alternativeTo: first.id });
    const second = await logged(day, victims);
    await expectDone(service.lead.post(`${second.path}/retention`, 1, { reason }));
    expect(await closed(day)).toMatchObject([{ indicator: 'victimsIdentified', value: 1426 }]);
  });

  it('goes before a first that is stated anew, until that one is retained', async () => {
    const day = await recordedDay(service, 'running');
    const first = await logged(day, statedBody({ value: 520 }));
    const second = await logged(day, statedBody({ value: 158, alternativeTo: first.id }));
    await expectDone(service.lead.post(`${second.path}/retention`, 1, { reason }));
    await expectDone(service.lead.post(`${first.path}/withdrawal`, 1, { reason }));
    const anew = await logged(day, statedBody({ value: 200 }));
    expect([await standingOf(second), await standingOf(anew)]).toEqual(['counts', 'second-value']);
    await expectDone(service.lead.post(`${anew.path}/retention`, 1, { reason }));
    expect([await standingOf(second), await standingOf(anew)]).toEqual(['second-value', 'counts']);
  });
});

describe('a decision on a figure', () => {
  const arrests = { indicator: 'personsArrested', reason };
  const decide = (day: Address, body: Fields, version = 1, by = service.lead) =>
    by.post(`${day.path}/decision`, version, body);

  it('takes the shares although not everybody has answered', async () => {
    const day = await recordedDay(service, 'running');
    await loggedResult(service, day, { value: 3 });
    expect(await decide(day, { ...arrests, use: 'shares' })).toMatchObject({ status: 204, version: 2 });
    expect((await service.team.get(day.path)).json['decisions']).toEqual([
      { ...arrests, unit: 'persons', use: 'shares', at: expect.stringMatching(/Z$/) },
    ]);
    expect(await closed(day, 2)).toMatchObject([{ madeOf: 'shares', value: 3 }]);
  });

  it('is replaced by the next, survives a revision, and is taken back', async () => {
    const day = await recordedDay(service, 'running');
    await loggedResult(service, day, { value: 3 });
    await expectDone(decide(day, { ...arrests, use: 'stated' }));
    await expectDone(decide(day, { ...arrests, use: 'shares' }, 2));
    await expectDone(service.lead.put(day.path, planBody({ name: 'Action week' }), 3), 200);
    const { json } = await service.lead.get(day.path);
    expect(json).toMatchObject({ name: 'Action week', decisions: [{ use: 'shares' }] });

    await expectDone(decide(day, { ...arrests, use: 'as-ruled' }, 4));
    expect((await service.lead.get(day.path)).json).not.toHaveProperty('decisions');
    const again = () => decide(day, { ...arrests, use: 'as-ruled' }, 5);
    expect((await refused(service, 409, again)).code).toBe('nothing-decided');
    expect(await closed(day, 5)).toMatchObject([{ madeOf: 'incomplete', value: null }]);
  });

  it.each<[string, Fields]>([
    ['/use', { indicator: 'platformsChecked', use: 'shares' }],
    ['/use', { indicator: 'personsArrested', use: 'sum' }],
    ['/unit', { indicator: 'personsArrested', unit: 'count', use: 'shares' }],
    ['/unit', { indicator: 'assetsSeized', use: 'shares' }],
    ['/indicator', { indicator: 'phonesSeized', use: 'shares' }],
    ['/reason', { indicator: 'personsArrested', use: 'shares', reason: '' }],
  ])('names %s in %j', async (pointer, body) => {
    const day = await recordedDay(service, 'running');
    const refusal = await refused(service, 422, () => decide(day, { reason, ...body }));
    expect(refusal.pointers).toEqual([pointer]);
  });

  it('is the lead’s', async () => {
    const { team, outsider, coordinatingBody, registrar } = service;
    const day = await recordedDay(service, 'running');
    const body = { ...arrests, use: 'stated' };
    await refused(service, 403, () => decide(day, body, 1, team));
    await refused(service, 404, () => decide(day, body, 1, outsider));
    await refused(service, 428, () => service.lead.send('POST', `${day.path}/decision`, { body }));
    const beside = await refused(service, 403, () => decide(day, body, 1, coordinatingBody));
    expect(beside.code).toBe('not-yours');
    await expectDone(decide(day, body));
    await expectDone(decide(day, body, 2, registrar));
  });
});

describe('an amount of money', () => {
  it('names its currency', async () => {
    const day = await recordedDay(service, 'running');
    const seized = statedBody({ indicator: 'assetsSeized', value: 1500.5 });
    for (const unit of [undefined, 'count', 'euro', 'currency']) {
      const refusal = await refused(service, 422, () =>
        service.lead.put(newResult(day).path, { ...seized, ...(unit !== undefined && { unit }) }),
      );
      expect(refusal.pointers).toEqual(['/unit']);
    }
    await logged(day, { ...seized, unit: 'EUR' });
    await logged(day, { ...seized, unit: 'USD' });
  });
});

describe('situation reports', () => {
  it('say which of them stands, and that a total fell', async () => {
    const day = await recordedDay(service, 'running');
    const report = (value: number, hour: number) =>
      loggedResult(service, day, {
        ...{ counting: 'running-total', value, cutOff: { at: `2026-04-28T${hour}:00:00Z` } },
      });
    const eight = await report(8, 18);
    const three = await report(3, 10);
    const twelve = await report(12, 14);
    const increment = await loggedResult(service, day, { value: 1 });

    const page = `${day.path}/results?standing=true&limit=2`;
    const { json } = await service.lead.get(page);
    const cursor = encodeURIComponent(String(json['next']));
    const rest = await service.lead.get(`${page}&cursor=${cursor}`);
    const items = [...(json['items'] as Fields[]), ...(rest.json['items'] as Fields[])];
    const standings = new Map(
      items.map(({ id, standing, replacedBy, fellFrom }) => [id, [standing, replacedBy, fellFrom]] as const),
    );
    expect(standings).toEqual(
      new Map([
        [three.id, ['replaced', eight.id, undefined]],
        [twelve.id, ['replaced', eight.id, undefined]],
        [increment.id, ['replaced', eight.id, undefined]],
        [eight.id, ['counts', undefined, 12]],
      ]),
    );
    for (const item of items) {
      const one = `${day.path}/results/${String(item['id'])}`;
      expect((await service.team.get(`${one}?standing=true`)).json).toEqual(item);
      const { standing: _standing, replacedBy: _replacedBy, fellFrom: _fellFrom, ...result } = item;
      expect((await service.team.get(one)).json).toEqual(result);
    }
  });
});

describe('a hackathon', () => {
  it('counts online finds for the whole, experts and leads by country, within its measure', async () => {
    const { team, teamOfLead } = service;
    const measures = [randomUUID()];
    const day = await recordedDay(service, 'running', { kind: 'hackathon', measures });
    const countOf = (indicator: string, value: number, given: Fields = {}) =>
      statedBody({ indicator, value, ...given });
    await logged(day, countOf('platformsChecked', 325));
    await logged(day, countOf('usernamesChecked', 85));
    await logged(day, countOf('accountsReferred', 12));
    for (const [by, country, experts, leads] of [
      [team, 'FR', 40, 7],
      [teamOfLead, 'NL', 45, 2],
    ] as const) {
      const share = { scope: 'country', country };
      await logged(day, countOf('officersDeployed', experts, share), by);
      await logged(day, countOf('leadsPassedOn', leads, share), by);
      await logged(day, countOf('platformsChecked', 200, share), by);
      await logged(day, countOf('urlsDetected', 10, share), by);
    }
    expect((await service.lead.get(day.path)).json).toMatchObject({ kind: 'hackathon', measures });
    const figures = (await closed(day)) as readonly Fields[];
    expect(figures.map(({ indicator, madeOf, value }) => [indicator, madeOf, value])).toEqual([
      ['accountsReferred', 'stated', 12],
      ['leadsPassedOn', 'shares', 9],
      ['officersDeployed', 'shares', 85],
      ['platformsChecked', 'stated', 325],
      ['urlsDetected', 'incomplete', null],
      ['usernamesChecked', 'stated', 85],
    ]);
  });
});

describe('an exercise', () => {
  it('runs through everything that an operation does', async () => {
    const { lead, team, coordinator } = service;
    const day = newDay();
    await expectDone(lead.put(day.path, planBody({ kind: 'exercise' })), 201);
    await expectDone(lead.put(day.path, planBody({ kind: 'exercise', name: 'Rehearsal' }), 1), 200);
    await expectDone(lead.post(`${day.path}/postponement`, 2));
    await expectDone(lead.post(`${day.path}/start`, 3));

    const share = await loggedResult(service, day);
    await expectDone(team.put(share.path, arrestsBody({ value: 4 }), 1), 200);
    await expectDone(coordinator.post(`${share.path}/confirmation`, 2));
    await expectDone(team.post(`${share.path}/correction`, 3, { value: 5, reason }));
    const second = await loggedResult(service, day, { value: 6, alternativeTo: share.id });
    await expectDone(coordinator.post(`${second.path}/retention`, 1, { reason }));
    await expectDone(team.post(`${share.path}/withdrawal`, 4, { reason }));
    const decision = { indicator: 'personsArrested', use: 'shares', reason };
    await expectDone(lead.post(`${day.path}/decision`, 4, decision));
    await expectDone(lead.get(`${day.path}/checks`), 200);

    expect(await closed(day, 5)).toMatchObject([{ madeOf: 'shares', value: 6 }]);
    await expectDone(lead.post(`${day.path}/reopening`, 7, { reason }));
    await expectDone(lead.post(`${day.path}/closure`, 8, { reason }));
    expect((await lead.get(day.path)).json).toMatchObject({ kind: 'exercise', status: 'closed', version: 9 });

    const called = await recordedDay(service, 'planned', { kind: 'exercise' });
    await expectDone(lead.post(`${called.path}/cancellation`, 1, { reason: 'no room' }));
  });
});
