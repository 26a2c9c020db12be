import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeApi, reply } from '../../test/fake-api.js';
import { sampleData } from '../../test/json.js';
import { publishedMeasuresToCommands } from '../mapping/published-measures.js';
import { LoadReport } from '../report.js';
import { Api } from './api.js';
import { MEASURE_SHAPE } from './record-shapes.js';
import { compareRecords, sendRecords } from './send-records.js';

const { records } = publishedMeasuresToCommands(sampleData('measures-third-countries.json'));
const [first] = records;
type Fields = Readonly<Record<string, unknown>>;

describe('sendRecords', () => {
  let fake: FakeApi;
  let api: Api;
  beforeEach(async () => {
    fake = new FakeApi();
    api = new Api({ address: await fake.listen(), token: 'token' });
  });
  afterEach(() => fake.close());

  const load = async (): Promise<readonly string[]> => {
    const report = new LoadReport('file', { refused: [], unread: [] });
    const onRecord = report.add.bind(report);
    await sendRecords(api, records, MEASURE_SHAPE, { onRecord });
    return report.lines();
  };

  it('creates everything, and finds it unchanged the second time', async () => {
    expect(await load()).toEqual(['file: 69 created, 0 unchanged, 0 different, 0 refused']);
    expect(await load()).toEqual(['file: 0 created, 69 unchanged, 0 different, 0 refused']);
    expect(await compareRecords(api, records, MEASURE_SHAPE)).toEqual([]);
  });

  it.each([
    ['was changed after it was loaded', (path: string, fields: Fields) => fake.change(path, fields)],
    ['somebody else recorded', (path: string, fields: Fields) => fake.recordedElsewhere(path, fields)],
  ])('never overwrites a record that differs because it %s, and says in what', async (_why, differ) => {
    await load();
    const path = first!.path;
    differ(path, { status: 'cancelled', recurrence: 'seasonal' });
    const changed = fake.records.get(path);
    expect((await load()).slice(1)).toEqual([
      '  different  EMN-I-01: status is stored as "cancelled" and is "completed" in the file; ' +
        'recurrence is stored as "seasonal" and is nothing in the file',
    ]);
    expect(fake.records.get(path)).toBe(changed);
    expect(await compareRecords(api, records, MEASURE_SHAPE)).toHaveLength(2);
  });

  it('finds unchanged what has a later version and says the same', async () => {
    await load();
    fake.change(first!.path, {});
    expect(await load()).toEqual(['file: 0 created, 69 unchanged, 0 different, 0 refused']);
  });

  it('refuses one record with the reason the API gives, loads the rest, and misses it when it reads back', async () => {
    fake.intercept = ({ method, url }, response) => {
      if (method !== 'PUT' || url !== first?.path) return false;
      reply(response, 422, { detail: 'A field breaks its rule.' });
      return true;
    };
    expect(await load()).toEqual([
      'file: 68 created, 0 unchanged, 0 different, 1 refused',
      '  refused    EMN-I-01: A field breaks its rule.',
    ]);
    expect(await compareRecords(api, records, MEASURE_SHAPE)).toEqual([
      { name: 'EMN-I-01', problem: 'missing' },
    ]);
  });
});
