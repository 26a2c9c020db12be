import { describe, expect, it } from '@jest/globals';
import { InvalidField } from '@entente/kernel';
import { validatorOf } from '@entente/schema';
import { ResultsReportParameters, toQuery } from './results-report.query.js';

const faultsOf = (parameters: ResultsReportParameters): unknown => {
  try {
    toQuery(parameters);
  } catch (error) {
    if (error instanceof InvalidField) return error.faults.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

describe('toQuery', () => {
  it('asks for everything where nothing is said', () => {
    expect(toQuery({})).toEqual({ groupBy: [] });
  });

  it('reads lists, years and instants', () => {
    const query = toQuery({
      groupBy: 'year, offence',
      indicators: 'personsArrested,phone-numbers',
      from: 2016,
      to: 2026,
      countries: 'NL,EL,UK,GR',
      crimeAreas: 'thb',
      forms: 'labour,sexual',
      asOf: '2026-04-27T10:00:00Z',
    });
    expect(query).toEqual({
      groupBy: ['year', 'offence'],
      indicators: ['personsArrested', 'phone-numbers'],
      from: 2016,
      to: 2026,
      countries: ['NL', 'GR', 'GB'],
      crimeAreas: ['thb'],
      forms: ['labour', 'sexual'],
      asOf: new Date('2026-04-27T10:00:00Z'),
    });
  });

  it.each<[string, ResultsReportParameters]>([
    ['/groupBy', { groupBy: 'colour' }],
    ['/groupBy', { groupBy: 'year,' }],
    ['/groupBy', { groupBy: '__proto__' }],
    ['/indicators', { indicators: 'Persons Arrested' }],
    ['/indicators', { indicators: ',' }],
    ['/indicators', { indicators: '$where' }],
    ['/countries', { countries: 'XX' }],
    ['/countries', { countries: 'nl' }],
    ['/countries', { countries: 'NL,,FR' }],
    ['/crimeAreas', { crimeAreas: 'theft' }],
    ['/forms', { forms: 'labour,theft' }],
    ['/to', { from: 2020, to: 2019 }],
  ])('names %s in %j', (pointer, parameters) => {
    expect(faultsOf(parameters)).toEqual([pointer]);
  });
});

describe('ResultsReportParameters', () => {
  const validate = validatorOf(ResultsReportParameters, { unknownFields: 'refuse' });

  it.each([
    ['/groupBy', { groupBy: '' }],
    ['/from', { from: 1899 }],
    ['/from', { from: 2020.5 }],
    ['/to', { to: 3000 }],
    ['/asOf', { asOf: '2026-04-27' }],
    ['/asOf', { asOf: '2026-02-30T10:00:00Z' }],
    ['/countries', { countries: { $gt: '' } }],
  ])('name %s in %j', (pointer, parameters) => {
    expect(validate(parameters).faults?.map((fault) => fault.pointer)).toEqual([pointer]);
  });
});
