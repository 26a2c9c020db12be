import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '@entente/testing';
import { arrestsBody, expectDone, newResult, recordedDay, statedBody } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

describe('a country that is not listed', () => {
  it('does not report, even where it may see the operation and the list is not complete', async () => {
    const day = await recordedDay(service, 'running', { listComplete: false, coordinators: ['EUROPOL'] });
    const both = service.caller(
      await service.issuer.sign({
        roles: ['action-leader', 'operational-team'],
        country: 'DE',
        organisation: 'EUROPOL',
      }),
    );
    const share = arrestsBody({ country: 'DE' });
    const refusal = await refused(service, 422, () => both.put(newResult(day).path, share));
    expect(refusal.code).toBe('country-not-participating');
    await expectDone(service.registrar.put(newResult(day).path, share), 201);
  });
});

describe('a second value', () => {
  it('is not one of a figure that is a second value of it', async () => {
    const day = await recordedDay(service, 'running');
    const [first, second] = [newResult(day), newResult(day)];
    await expectDone(service.lead.put(first.path, statedBody({ value: 5 })), 201);
    await expectDone(service.lead.put(second.path, statedBody({ value: 6, alternativeTo: first.id })), 201);

    const turned = statedBody({ value: 5, alternativeTo: second.id });
    expect((await refused(service, 422, () => service.lead.put(first.path, turned, 1))).pointers).toEqual([
      '/alternativeTo',
    ]);
  });
});

describe('a name', () => {
  it('is stored in one spelling, so that one reporter is not two', async () => {
    const day = await recordedDay(service, 'running');
    const result = newResult(day);
    const spelled = arrestsBody({ reportingService: ' Po\u0302le  Nord ', group: { citizenship: ' NL ' } });
    await expectDone(service.team.put(result.path, spelled), 201);
    expect((await service.team.get(result.path)).json).toMatchObject({
      reportingService: 'Pôle Nord',
      group: { citizenship: 'NL' },
    });
  });

  it('of a group is not the one that reports keep for what has none', async () => {
    const day = await recordedDay(service, 'running');
    const reserved = arrestsBody({ group: { citizenship: 'not-broken-down' } });
    const refusal = await refused(service, 422, () => service.team.put(newResult(day).path, reserved));
    expect(refusal.pointers).toEqual(['/group/citizenship']);
  });
});

describe('an id', () => {
  it('of a result may be that of an operation somewhere else', async () => {
    const [day, foreign] = [await recordedDay(service, 'running'), await recordedDay(service, 'running')];
    const path = `${day.path}/results/${foreign.id}`;
    await expectDone(service.team.put(path, arrestsBody()), 201);
    expect((await service.team.put(path, arrestsBody())).status).toBe(200);
  });
});
