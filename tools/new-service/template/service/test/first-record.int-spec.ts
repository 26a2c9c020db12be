import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '@entente/testing';
import { runningService, type RunningService } from './running-service.js';

let service: RunningService;
beforeAll(async () => {
  service = await runningService();
});
afterAll(() => service.stop());

describe('a sample entry', () => {
  it('is recorded, revised, read and listed, and leaves a row for each change', async () => {
    const { lead, outsider, auditor } = service;
    const id = randomUUID();
    const path = `/v1/sample-entries/${id}`;
    const body = { title: 'A first one', reportingCountry: 'NL' };
    expect((await lead.put(path, body)).status).toBe(201);
    expect((await lead.put(path, body)).status).toBe(200);
    await refused(service, 404, () => outsider.put(path, body, 1));
    expect((await lead.put(path, { ...body, notes: ['a note'] }, 1)).version).toBe(2);

    const read = { ...body, id, notes: ['a note'], version: 2 };
    expect((await outsider.get(path)).json).toEqual(read);
    const { json } = await lead.get('/v1/sample-entries?reportingCountry=NL');
    expect(json['items']).toEqual([read]);
    const rows = (await auditor.get(`/v1/journal?aggregate=${id}`)).json['items'];
    expect((rows as readonly { type: string }[]).map(({ type }) => type)).toEqual([
      'org.entente.sample-entry.recorded.v1',
      'org.entente.sample-entry.revised.v1',
    ]);
  });
});
