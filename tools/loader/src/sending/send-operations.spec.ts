import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeApi, reply } from '../../test/fake-api.js';
import { publishedOperationsToCommands } from '../mapping/published-operations.js';
import { LoadReport } from '../report.js';
import { Api, StackFailed } from './api.js';
import { comparePublished } from './compare-published.js';
import { sendOperations } from './send-operations.js';
import { operationPath, resultPath } from './stored-records.js';

const file = publishedOperationsToCommands(
  JSON.parse(readFileSync(new URL('../../../../data/published-operations.json', import.meta.url), 'utf8')),
);
const RECORDS = 57 + 559;

describe('sendOperations', () => {
  let fake: FakeApi;
  let address: URL;

  beforeEach(async () => {
    fake = new FakeApi();
    address = await fake.listen();
  });
  afterEach(async () => fake.close());

  const connected = (patienceMs = 5_000): Api => new Api({ address, token: 'token', patienceMs });
  const load = async (operations = file.operations, api = connected()): Promise<string> => {
    const report = new LoadReport('file', { refused: [], unread: [] });
    await sendOperations(api, operations, { onRecord: (name, outcome) => report.add(name, outcome) });
    return report.lines().join('\n');
  };
  const small = file.operations.slice(0, 1);
  const [first] = small;
  const firstPath = operationPath(first?.id ?? '');

  it('creates everything, and finds it unchanged the second time', async () => {
    expect(await load()).toBe(`file: ${RECORDS} created, 0 unchanged, 0 different, 0 refused`);
    expect(await load()).toBe(`file: 0 created, ${RECORDS} unchanged, 0 different, 0 refused`);
    expect(await comparePublished(connected(), file.operations)).toEqual([]);
  });

  it('ends alike when four load at once', async () => {
    const reports = await Promise.all([load(), load(), load(), load()]);
    expect(fake.records.size).toBe(RECORDS);
    for (const report of reports) expect(report).toMatch(/ 0 different, 0 refused$/);
    expect(await comparePublished(connected(), file.operations)).toEqual([]);
  });

  it('never overwrites a stored record that differs, and says in what', async () => {
    await load(small);
    const path = resultPath(first?.id ?? '', first?.results[0]?.id ?? '');
    fake.change(path, { value: 48, handling: { codes: ['H1'] } });

    const report = await load(small);
    expect(report).toContain('1 different, 0 refused');
    expect(report).toContain('result 0 (arrests): value is stored as 48 and is 47 in the file; handling');
    expect(fake.records.get(path)).toMatchObject({ value: 48 });
    expect(await comparePublished(connected(), small)).toHaveLength(2);
  });

  it('refuses one result with the reason the API gives, and loads the rest', async () => {
    const refused = resultPath(first?.id ?? '', first?.results[1]?.id ?? '');
    fake.intercept = ({ method, url }, response) => {
      if (method !== 'PUT' || url !== refused) return false;
      reply(response, 422, {
        detail: 'A field breaks its rule.',
        errors: [{ pointer: '/value', detail: 'is odd' }],
      });
      return true;
    };
    const report = await load(small);
    expect(report).toContain('1 refused');
    expect(report).toContain('(victims_identified): A field breaks its rule. (/value is odd)');
    expect(fake.records.size).toBe((first?.results.length ?? 0) + 1 - 1);
  });

  it('refuses with the detail what conflicts for another reason than its presence', async () => {
    fake.intercept = ({ method, url }, response) => {
      if (method !== 'PUT' || url !== firstPath) return false;
      reply(response, 409, { detail: 'Another figure is retained.' });
      return true;
    };
    const report = await load(small);
    expect(report).toContain('Another figure is retained.');
    expect(report).toContain('its operation was refused');
    expect(fake.records.size).toBe(0);
  });

  it('waits out a busy service and a lost connection', async () => {
    fake.intercept = (request, response) => {
      if (fake.requests === 2) request.socket.destroy();
      else if (fake.requests === 4) reply(response, 503, undefined, { 'retry-after': '0' });
      else return false;
      return true;
    };
    expect(await load(small)).toContain('0 refused');
    expect(await comparePublished(connected(), small)).toEqual([]);
  });

  it('says that the stack failed when it does not come back', async () => {
    await fake.close();
    await expect(load(small, connected(300))).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\): gave up PUT/,
    );
  });

  it.each([401, 403, 500])('stops at the first %i', async (status) => {
    fake.intercept = (_request, response) => {
      reply(response, status, { detail: 'No.' });
      return true;
    };
    await expect(load()).rejects.toThrow(StackFailed);
    expect(fake.requests).toBeLessThanOrEqual(8);
  });
});
