import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectProblem, refused } from '@entente/testing';
import {
  arrestsBody,
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
let running: Address;
let planned: Address;
let result: Address;

beforeAll(async () => {
  service = await runningService();
  running = await recordedDay(service, 'running');
  planned = await recordedDay(service, 'planned');
  result = await loggedResult(service, running);
});
afterAll(() => service.stop());

const stale = 7;
const reason = 'counted again';

describe('a request that breaks several rules meets', () => {
  it('the token before the role', async () => {
    await refused(service, 401, () => service.caller().put(result.path, { surprise: 1 }, stale));
  });

  it('the role before the body, even one that is no JSON', async () => {
    const { auditor, team, registrar } = service;
    await refused(service, 403, () => auditor.put(result.path, '{', stale));
    await refused(service, 403, () => team.put(newDay().path, { surprise: 1 }));
    await refused(service, 403, () => team.post(`${newDay().path}/closure`, stale, { surprise: 1 }));
    await refused(service, 403, () => registrar.post(`${result.path}/confirmation`, stale, { surprise: 1 }));
    await refused(service, 403, () => registrar.get(`/v1/journal?surprise=1`));
  });

  it('the body before the record', async () => {
    const { outsider, lead, team } = service;
    const absent = newDay();
    const unknown = newResult(running);
    const half = arrestsBody({ value: 0.5 });
    const backwards = planBody({ period: { startsOn: '2026-04-27', endsOn: '2026-04-26' } });
    await refused(service, 422, () => team.put(newResult(absent).path, half));
    await refused(service, 422, () => team.put(newResult(absent).path, arrestsBody({ unit: 'count' })));
    await refused(service, 422, () => outsider.put(result.path, half, stale));
    await refused(service, 422, () => outsider.put(running.path, backwards, stale));
    await refused(service, 422, () => lead.post(`${absent.path}/reopening`, stale, {}));
    await refused(service, 422, () => lead.post(`${absent.path}/start`, stale, { surprise: 1 }));
    await refused(service, 422, () => team.post(`${unknown.path}/correction`, undefined, { value: 1 }));
  });

  it('the record before If-Match', async () => {
    const { outsider, lead, team, coordinator } = service;
    const absent = newDay();
    await refused(service, 404, () => lead.post(`${absent.path}/start`));
    await refused(service, 404, () => outsider.post(`${running.path}/closing`));
    await refused(service, 404, () => outsider.put(running.path, planBody({ leadCountry: 'DE' }), stale));
    await refused(service, 404, () => team.put(newResult(absent).path, arrestsBody(), stale));
    await refused(service, 404, () => outsider.put(result.path, arrestsBody({ country: 'DE' }), stale));
    await refused(service, 404, () => coordinator.post(`${newResult(running).path}/confirmation`, stale));
    await refused(service, 404, () =>
      outsider.post(`${result.path}/correction`, stale, { value: 1, reason }),
    );
    const elsewhere = result.path.replace(running.id, planned.id);
    await refused(service, 404, () => team.post(`${elsewhere}/correction`, stale, { value: 1, reason }));
    await refused(service, 404, () => team.put(elsewhere, arrestsBody()));
  });

  it('ownership before If-Match and state', async () => {
    const { team, lead, teamOfLead, coordinatorOfLead } = service;
    const foreign = await refused(service, 403, () =>
      team.put(newResult(planned).path, arrestsBody({ country: 'NL' })),
    );
    expect([foreign.code, foreign.pointers]).toEqual(['not-yours', ['/country']]);
    const whole = await refused(service, 403, () => team.put(newResult(planned).path, statedBody()));
    expect(whole.pointers).toEqual(['/scope']);
    const share = await refused(service, 403, () =>
      lead.put(newResult(planned).path, arrestsBody({ country: 'NL' })),
    );
    expect(share.pointers).toEqual(['/scope']);
    const away = await refused(service, 403, () =>
      lead.put(running.path, planBody({ leadCountry: 'DE', coordinators: [] }), stale),
    );
    expect([away.code, away.pointers]).toEqual(['not-yours', ['/leadCountry']]);
    await refused(service, 404, () => teamOfLead.post(`${result.path}/withdrawal`, stale, { reason }));
    await refused(service, 404, () => teamOfLead.put(result.path, arrestsBody({ country: 'NL' }), stale));
    await refused(service, 404, () => coordinatorOfLead.post(`${result.path}/confirmation`, stale));
  });

  it('If-Match before the state', async () => {
    const { lead, team } = service;
    await refused(service, 428, () => lead.post(`${planned.path}/closure`));
    await refused(service, 412, () => lead.post(`${planned.path}/closure`, stale));
    await refused(service, 409, () => lead.post(`${planned.path}/closure`, 1));
    await refused(service, 404, () => team.put(newResult(planned).path, arrestsBody(), stale));
    await refused(service, 409, () => team.put(newResult(planned).path, arrestsBody()));
  });
});

describe('somebody else’s record', () => {
  const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

  it('answers exactly as an absent one', async () => {
    const { outsider } = service;
    const absent = newDay();
    const absentResult = newResult(absent);
    const share = arrestsBody({ country: 'DE' });
    const theirs = [planBody(), planBody({ leadCountry: 'DE' })];
    for (const [onDay, onResult] of [
      [absent.path, absentResult.path],
      [running.path, result.path],
    ] as const) {
      const answers = await Promise.all([
        outsider.get(onDay),
        outsider.get(`${onDay}/results`),
        outsider.get(onResult),
        outsider.post(`${onDay}/closing`, 1),
        ...theirs.map((plan) => outsider.put(onDay, plan, 1)),
        outsider.put(onResult, share),
        outsider.post(`${onResult}/confirmation`, 1),
        outsider.post(`${onResult}/correction`, 1, { value: 1, reason }),
        outsider.post(`${onResult}/withdrawal`, 1, { reason }),
      ]);
      for (const answer of answers) {
        expectProblem(answer, 404);
        expect(withoutIds(answer.text)).toContain('There is no joint action day id');
      }
    }
  });

  it.each(['NL', 'FR'])(
    'answers exactly as an absent one to who takes part, and names %s',
    async (country) => {
      const { teamOfLead } = service;
      const share = arrestsBody({ country });
      const [foreign, absent] = await Promise.all([
        teamOfLead.put(result.path, share, 1),
        teamOfLead.put(newResult(running).path, share, 1),
      ]);
      expectProblem(foreign, 404);
      expect(withoutIds(absent.text)).toBe(withoutIds(foreign.text));
    },
  );
});

describe('a country that does not take part', () => {
  const germany = arrestsBody({ country: 'DE' });

  it('has no result where the list is complete', async () => {
    const { registrar, outsider } = service;
    const answer = await refused(service, 422, () => registrar.put(newResult(running).path, germany));
    expect([answer.code, answer.pointers]).toEqual(['country-not-participating', ['/country']]);
    await refused(service, 404, () => outsider.put(newResult(running).path, germany));
    const revised = await refused(service, 422, () => registrar.put(result.path, germany, 1));
    expect(revised.code).toBe('country-not-participating');
  });

  it('has one from a registrar only where it is not', async () => {
    const open = await recordedDay(service, 'running', { listComplete: false });
    await refused(service, 404, () => service.outsider.put(newResult(open).path, germany));
    expect((await service.registrar.put(newResult(open).path, germany)).status).toBe(201);
  });
});
