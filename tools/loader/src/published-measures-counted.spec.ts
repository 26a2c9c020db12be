import { describe, expect, it } from '@jest/globals';
import {
  countedMeasure,
  measuresTable,
  type CountedMeasure,
  type MeasureDimension,
  type MeasuresQuery,
  type RecordedMeasure,
} from '@entente/counting';
import type { CountryCode } from '@entente/kernel';
import { sampleData } from '../test/json.js';
import { publishedMeasuresToCommands, publishedProjectsToCommands } from './mapping/published-measures.js';

const studied = publishedMeasuresToCommands(sampleData('measures-third-countries.json')).records;
const projects = publishedProjectsToCommands(sampleData('projects.json')).records;
const counted = [...studied, ...projects].map(({ id, body }): CountedMeasure =>
  countedMeasure({ status: 'planned', ...body, id } as unknown as RecordedMeasure),
);

const study = { groupBy: [], linked: 'each', excludeReportingCountries: [], reportedBy: 'country' } as const;
const withoutSpain = { ...study, excludeReportingCountries: ['ES' as CountryCode] };
const all = (query: MeasuresQuery): number | undefined => measuresTable(counted, query).rows[0]?.measures;
const by = (groupBy: MeasureDimension, query: MeasuresQuery): Readonly<Record<string, number>> =>
  Object.fromEntries(
    measuresTable(counted, { ...query, groupBy: [groupBy] }).rows.map(({ group, measures }) => [
      String(group[groupBy]),
      measures,
    ]),
  );

describe('the published measures, counted', () => {
  it('are 69 of 14 states, 60 of 13 without those of Spain', () => {
    expect(all(study)).toBe(69);
    expect(Object.keys(by('reportingCountry', study))).toHaveLength(14);
    expect(all(withoutSpain)).toBe(60);
    expect(Object.keys(by('reportingCountry', withoutSpain))).toHaveLength(13);
  });

  it('have the counts of the study per country', () => {
    expect(by('thirdCountry', withoutSpain)).toMatchObject({
      ...{ NG: 10, NE: 9, AL: 7, TN: 7, ET: 7, MD: 6, RS: 6, MK: 6, UA: 5, MA: 5, DZ: 5 },
    });
    expect(by('thirdCountry', study)).toMatchObject({ NG: 11, NE: 11 });
  });

  it('have the counts of the study per region', () => {
    expect(by('region', withoutSpain)).toMatchObject({
      ...{ sahel: 14, 'horn-of-africa': 11, 'north-africa': 10, 'eastern-europe': 8, 'western-balkans': 8 },
    });
  });

  it('have the themes that were read off the text', () => {
    expect(by('theme', withoutSpain)).toMatchObject({
      ...{ 'law-enforcement': 33, protection: 28, prevention: 25 },
    });
  });

  it('are three fewer where one project told by two states counts once, two without Spain', () => {
    expect(all({ ...study, linked: 'once' })).toBe(66);
    expect(all({ ...withoutSpain, linked: 'once' })).toBe(58);
    expect(by('thirdCountry', { ...study, linked: 'once' })).toMatchObject({ NE: 10 });
  });

  it('show what the records of one project contradict each other in', () => {
    const { conflicts } = measuresTable(counted, { ...study, linked: 'once' });
    const told = conflicts.map(({ project, field, said }) => [
      project.map(({ reportingCountry }) => reportingCountry).join(),
      field,
      ...said.map(({ value }) => value),
    ]);
    expect(told).toContainEqual(['ES,FR', 'status', 'suspended', 'ongoing']);
    expect(told).toContainEqual(['DE,FR', 'stated total', '15000000 EUR', '46000000 EUR']);
  });

  it('stand apart from the projects of organisations, and with them', () => {
    const everything: MeasuresQuery = { groupBy: [], linked: 'each', excludeReportingCountries: [] };
    expect(all(everything)).toBe(77);
    expect(all({ ...everything, reportedBy: 'organisation' })).toBe(8);
    expect(by('reportingCountry', everything)).toMatchObject({ null: 8 });
  });

  it('are not counted as planned where nobody says so', () => {
    const organisations = {
      linked: 'each',
      excludeReportingCountries: [],
      reportedBy: 'organisation',
    } as const;
    expect(by('status', { ...organisations, groupBy: [] })).toEqual({ null: 8 });
  });
});
