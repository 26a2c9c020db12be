import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused, type Answer } from '@entente/testing';
import { loggedResult, recordedDay } from './bodies.js';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

/** A change of state by the lead, or by whom it is said, with its key. */
function move(path: string, key: string, version: number, body?: object, by = service.lead): Promise<Answer> {
  return by.send('POST', path, {
    ifMatch: version,
    headers: { 'idempotency-key': key },
    ...(body && { body }),
  });
}

async function expectVersion(asked: Promise<Answer>, version: number): Promise<void> {
  expect(await asked).toMatchObject({ status: 204, version });
}

describe('a change of state with an Idempotency-Key', () => {
  it('answers a repetition as the first time, even when the version has moved on', async () => {
    const day = await recordedDay(service, 'planned');
    await expectVersion(move(`${day.path}/start`, 'start-1', 1), 2);
    await expectVersion(move(`${day.path}/closing`, 'closing-1', 2), 3);
    const before = await service.stored();

    await expectVersion(move(`${day.path}/start`, 'start-1', 1), 2);
    await expectVersion(move(`${day.path}/closing`, 'closing-1', 2), 3);
    expect(await service.stored()).toEqual(before);
  });

  it('is refused with another body or for another change', async () => {
    const day = await recordedDay(service, 'running');
    await expectVersion(move(`${day.path}/postponement`, 'k', 1, { reason: 'a storm' }), 2);

    const otherBody = () => move(`${day.path}/postponement`, 'k', 1, { reason: 'a strike' });
    expect((await refused(service, 422, otherBody)).code).toBe('idempotency-key-reused');
    const otherChange = () => move(`${day.path}/start`, 'k', 2);
    expect((await refused(service, 422, otherChange)).code).toBe('idempotency-key-reused');
  });

  it("is the actor's own: somebody else may choose the same key", async () => {
    const day = await recordedDay(service, 'planned');
    await expectVersion(move(`${day.path}/start`, 'same', 1), 2);
    await expectVersion(move(`${day.path}/closing`, 'same', 2, undefined, service.registrar), 3);
  });

  it('changes a result once, whatever the number of tries', async () => {
    const day = await recordedDay(service, 'running');
    const result = await loggedResult(service, day);
    const correct = () =>
      move(`${result.path}/correction`, 'c', 1, { value: 9, reason: 'counted again' }, service.team);

    const answers = await Promise.all(Array.from({ length: 50 }, correct));

    const done = answers.filter(({ status }) => status === 204);
    expect(done.length).toBeGreaterThan(0);
    expect(done.every(({ version }) => version === 2)).toBe(true);
    expect(answers.every(({ status }) => status === 204 || status === 409)).toBe(true);
    await expectVersion(correct(), 2);
    expect((await service.team.get(result.path)).json).toMatchObject({ version: 2, value: 9 });
  });

  it('still needs the record, the right to change it and If-Match the first time', async () => {
    const day = await recordedDay(service, 'planned');
    await refused(service, 428, () =>
      service.lead.send('POST', `${day.path}/start`, { headers: { 'idempotency-key': 'n' } }),
    );
    await refused(service, 404, () => move(`${day.path}/start`, 'n', 1, undefined, service.outsider));
  });
});
