import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AGREEMENT_SHAPE,
  Api,
  compareRecords,
  MEASURE_SHAPE,
  publishedAgreementsToCommands,
  publishedMeasuresToCommands,
  publishedProjectsToCommands,
} from '@entente/loader';
import { sampleData } from '../src/published-data.js';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';

const MINUTES = 60_000;

const measures = publishedMeasuresToCommands(sampleData('measures-third-countries.json')).records;
const projects = publishedProjectsToCommands(sampleData('projects.json')).records;
const agreements = publishedAgreementsToCommands(sampleData('cooperation-agreements.json')).records;

let stack: RunningStack;
let reports: Reports;

beforeAll(async () => {
  stack = await RunningStack.start();
  reports = await Reports.of(stack);
}, 6 * MINUTES);
afterAll(() => stack.stop(), MINUTES);

describe('the published measures and projects', () => {
  it('are loaded whole, once', async () => {
    const load = async () => (await stack.load('measures', 'projects')).ended;
    expect(await load()).toMatchObject({ status: 0, created: 69 + 8, different: 0, refused: 0 });
    expect(await load()).toMatchObject({ status: 0, created: 0, unchanged: 69 + 8, refused: 0 });
  });

  it('read back as they were sent, field by field', async () => {
    const token = await stack.issuer.token({ roles: ['registrar'] });
    const api = new Api({ address: new URL(stack.service('measures').address), token });
    expect(await compareRecords(api, [...measures, ...projects], MEASURE_SHAPE)).toEqual([]);
  });

  describe('in the report', () => {
    beforeAll(() => reports.caughtUp(), MINUTES);
    const study = { reportedBy: 'country', excludeReportingCountries: 'ES' };

    it.each([
      [{ reportedBy: 'country' }, 69],
      [study, 60],
      [{ ...study, linked: 'once' }, 58],
      [{ reportedBy: 'country', linked: 'once' }, 66],
      [{}, 77],
    ])('are, for %j, %i', async (query, measuresCounted) => {
      expect((await reports.measures(query)).rows).toEqual([{ group: {}, measures: measuresCounted }]);
    });

    it.each<[string, Readonly<Record<string, number>>]>([
      ['thirdCountry', { NG: 10, NE: 9, AL: 7, TN: 7, ET: 7, MD: 6, RS: 6, MK: 6, UA: 5, MA: 5, DZ: 5 }],
      [
        'region',
        { sahel: 14, 'horn-of-africa': 11, 'north-africa': 10, 'eastern-europe': 8, 'western-balkans': 8 },
      ],
      ['theme', { 'law-enforcement': 33, protection: 28, prevention: 25 }],
    ])('have the counts of the study by %s', async (groupBy, expected) => {
      const { rows, notes } = await reports.measures({ ...study, groupBy });
      const counted = rows.map(({ group, measures: count }) => [group[groupBy], count]);
      expect(counted).toEqual(expect.arrayContaining(Object.entries(expected)));
      expect(notes).toContainEqual(expect.stringContaining('not additive'));
    });

    it('have eleven each in Nigeria and Niger with the rows that came after the study', async () => {
      const { rows } = await reports.measures({ reportedBy: 'country', groupBy: 'thirdCountry' });
      const counted = rows.map(({ group, measures: count }) => [group['thirdCountry'], count]);
      expect(counted).toEqual(
        expect.arrayContaining([
          ['NG', 11],
          ['NE', 11],
        ]),
      );
    });
  });
});

describe('the published agreements and arrangements', () => {
  it('are loaded whole, once, and read back as they were sent', async () => {
    const load = async () => (await stack.load('agreements')).ended;
    expect(await load()).toMatchObject({ status: 0, created: 81, different: 0, refused: 0 });
    expect(await load()).toMatchObject({ status: 0, created: 0, unchanged: 81, refused: 0 });
    const token = await stack.issuer.token({ roles: ['registrar'] });
    const api = new Api({ address: new URL(stack.service('cooperation-agreements').address), token });
    expect(await compareRecords(api, agreements, AGREEMENT_SHAPE)).toEqual([]);
  });

  it('are in the report by type and by state', async () => {
    await reports.caughtUp();
    const countsBy = async (groupBy: string): Promise<unknown[]> =>
      (await reports.agreements({ groupBy, on: '2026-01-01' })).rows.map((row) => [
        row.group[groupBy],
        row.agreements,
      ]);
    expect(await countsBy('type')).toEqual(
      expect.arrayContaining([
        ['bilateral-agreement', 17],
        ['network', 12],
        ['protocol', 6],
      ]),
    );
    expect(await countsBy('state')).toEqual(
      expect.arrayContaining([
        ['signed', 23],
        ['ongoing', 28],
        ['in-force', 4],
        ['planned', 6],
      ]),
    );
    expect((await reports.agreements()).rows).toEqual([{ group: {}, agreements: 81 }]);
  });
});
