import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import { measure } from './builders.spec-support.js';
import type { CountedMeasure } from './counted-measure.js';
import { measuresTable, type MeasureDimension, type MeasuresQuery } from './measures-report.js';

const ask = (measures: readonly CountedMeasure[], query: Partial<MeasuresQuery> = {}) =>
  measuresTable(measures, { groupBy: [], linked: 'each', excludeReportingCountries: [], ...query });
const tableOf = (measures: readonly CountedMeasure[], groupBy: MeasureDimension, query = {}) =>
  ask(measures, { groupBy: [groupBy], ...query }).rows.map(({ group, measures: count }) => [
    group[groupBy],
    count,
  ]);
const spain = { excludeReportingCountries: ['ES' as CountryCode] };

describe('measuresTable', () => {
  it('counts all of them in one row where nothing is asked', () => {
    expect(ask([measure(), measure()]).rows).toEqual([{ group: {}, measures: 2 }]);
    expect(ask([]).rows).toEqual([{ group: {}, measures: 0 }]);
  });

  it('counts a measure in each of its countries, and once in their region', () => {
    const measures = [
      measure({ thirdCountries: ['NE', 'NG', 'ET'] }),
      measure({ thirdCountries: ['NE'] }),
      measure(),
    ];
    expect(tableOf(measures, 'thirdCountry')).toEqual([
      ['ET', 1],
      ['NE', 2],
      ['NG', 1],
      [null, 1],
    ]);
    expect(tableOf(measures, 'region')).toEqual([
      ['horn-of-africa', 1],
      ['sahel', 2],
      [null, 1],
    ]);
    expect(ask(measures, { groupBy: ['region'] }).inSeveralRows).toBe(1);
  });

  it('counts a measure that names its region only, or both', () => {
    const measures = [
      measure({ regions: ['horn-of-africa'] }),
      measure({ regions: ['sahel'], thirdCountries: ['NE'] }),
    ];
    expect(tableOf(measures, 'region')).toEqual([
      ['horn-of-africa', 1],
      ['sahel', 1],
    ]);
  });

  it.each<[MeasureDimension, unknown]>([
    ['theme', [['prevention', 2], ['protection', 1], [null, 1]]], // prettier-ignore
    ['reportingCountry', [['FR', 2], [null, 1]]], // prettier-ignore
    ['status', [['ongoing', 2], ['planned', 1]]], // prettier-ignore
    ['partnerType', [['agency', 1], [null, 2]]], // prettier-ignore
    ['beneficiaryType', [['judges', 1], ['police', 1], [null, 2]]], // prettier-ignore
    ['duration', [['up-to-1-year', 1], ['over-5-years', 1], [null, 1]]], // prettier-ignore
  ])('groups by %s', (groupBy, expected) => {
    const measures = [
      measure({
        reportingCountry: 'FR',
        themes: ['protection', 'prevention'],
        partners: [{ type: 'agency' }, { type: 'agency' }, {}],
        beneficiaryGroups: [{ type: 'police' }, { type: 'judges' }],
        startsOn: '2010',
        endsOn: '2020',
      }),
      measure({ reportingCountry: 'FR', themes: ['prevention'], startsOn: '2020-01', endsOn: '2020-05' }),
      measure({ status: 'planned' }),
    ];
    expect(tableOf(measures, groupBy)).toEqual(expected);
  });

  it('counts apart, as not known, what has a status that nobody said', () => {
    const measures = [
      measure({ status: 'planned' }),
      measure({ status: 'planned', statusBasis: 'stated' }),
      measure({ status: 'planned', statusBasis: 'unknown' }),
    ];
    expect(tableOf(measures, 'status')).toEqual([
      ['planned', 2],
      [null, 1],
    ]);
  });

  it('groups by several at once', () => {
    const measures = [
      measure({ reportingCountry: 'NL', thirdCountries: ['NE', 'NG'], themes: ['protection'] }),
      measure({ reportingCountry: 'FR', thirdCountries: ['NE'], themes: ['prevention', 'protection'] }),
    ];
    expect(ask(measures, { groupBy: ['thirdCountry', 'theme'] })).toEqual({
      rows: [
        { group: { thirdCountry: 'NE', theme: 'prevention' }, measures: 1 },
        { group: { thirdCountry: 'NE', theme: 'protection' }, measures: 2 },
        { group: { thirdCountry: 'NG', theme: 'protection' }, measures: 1 },
      ],
      inSeveralRows: 2,
      conflicts: [],
    });
  });

  it('leaves out what some countries report, and what has no reporting country or has one', () => {
    const measures = [
      measure({ reportingCountry: 'ES' }),
      measure({ reportingCountry: 'FR' }),
      measure({ id: 'of an organisation' }),
    ];
    const count = (query: Partial<MeasuresQuery>): unknown => ask(measures, query).rows[0]?.measures;
    expect(count(spain)).toBe(2);
    expect(count({ ...spain, reportedBy: 'country' })).toBe(1);
    expect(count({ reportedBy: 'organisation' })).toBe(1);
  });

  describe('with linked measures once', () => {
    const told = (country: string, others: string[], given = {}): CountedMeasure =>
      measure({ id: country, reportingCountry: country, sameProjectAs: others, ...given });
    const measures = [
      told('ES', ['FR'], { thirdCountries: ['NE'], status: 'suspended' }),
      told('FR', ['ES'], { thirdCountries: ['NE', 'ML'] }),
      told('DE', [], { thirdCountries: ['NE'] }),
    ];

    it('takes the word of a record that is itself left out', () => {
      const hub = [told('ES', ['FR', 'DE']), told('FR', []), told('DE', [])];
      expect(ask(hub, { linked: 'once', ...spain }).rows).toEqual([{ group: {}, measures: 1 }]);
      expect(ask(hub, spain).rows).toEqual([{ group: {}, measures: 2 }]);
    });

    it('counts a project once in every group that one of its records is in', () => {
      expect(ask(measures, { linked: 'once' }).rows).toEqual([{ group: {}, measures: 2 }]);
      expect(tableOf(measures, 'thirdCountry', { linked: 'once' })).toEqual([
        ['ML', 1],
        ['NE', 2],
      ]);
      expect(tableOf(measures, 'thirdCountry')).toEqual([
        ['ML', 1],
        ['NE', 3],
      ]);
    });

    it('shows where its records contradict each other', () => {
      const { rows, conflicts, inSeveralRows } = ask(measures, { groupBy: ['status'], linked: 'once' });
      expect(rows.map(({ measures: count }) => count)).toEqual([2, 1]);
      expect(inSeveralRows).toBe(1);
      expect(conflicts.map(({ field }) => field)).toEqual(['status', 'third countries']);
      expect(ask(measures, { groupBy: ['status'] }).conflicts).toEqual([]);
    });

    it('keeps the record of the other state when one is left out', () => {
      expect(ask(measures, { linked: 'once', ...spain })).toMatchObject({
        rows: [{ measures: 2 }],
        conflicts: [],
      });
    });

    it('knows a group of a project that only one of its records tells', () => {
      const pair = [told('FR', [], { themes: ['prevention'] }), told('IE', ['FR'])];
      expect(tableOf(pair, 'theme', { linked: 'once' })).toEqual([['prevention', 1]]);
    });
  });
});
