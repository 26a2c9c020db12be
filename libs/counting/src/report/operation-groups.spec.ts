import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import { arrests, operation, participants, rowsOf, tableOf } from '../builders.spec-support.js';
import { countriesOf } from './operation-groups.js';

const shared = operation(
  'shared',
  [arrests({ value: 90 }), arrests({ country: 'NL', value: 3 }), arrests({ country: 'FR', value: 4 })],
  { participants: participants('NL', 'FR', 'BE') },
);
const dutch = operation('dutch', [arrests({ country: 'NL', value: 10 })], {
  participants: participants('NL'),
  year: 2025,
});

describe('operationGroups', () => {
  it('groups countries by their own shares only, whatever is stated for the whole', () => {
    expect(tableOf(rowsOf([shared, dutch], { groupBy: ['country'] }))).toEqual([
      [{ country: 'BE' }, null],
      [{ country: 'FR' }, 4],
      [{ country: 'NL' }, 13],
    ]);
  });

  it('counts the operations that concern a country', () => {
    expect(rowsOf([shared, dutch], { groupBy: ['country'] })).toMatchObject([
      { group: { country: 'BE' }, operations: 1, operationsReporting: 0 },
      { group: { country: 'FR' }, operations: 1, operationsReporting: 1 },
      { group: { country: 'NL' }, operations: 2, operationsReporting: 2 },
    ]);
  });

  it('counts a share though others have not answered', () => {
    const [row] = rowsOf([shared], { groupBy: ['country'], countries: ['FR'] });
    expect(row).toMatchObject({ value: 4 });
    expect(row).not.toHaveProperty('partial');
  });

  it('restricts a total to the shares of the countries asked for', () => {
    expect(rowsOf([shared, dutch], { countries: ['FR', 'BE'] })).toMatchObject([
      { group: {}, value: 4, operations: 1, operationsReporting: 1 },
    ]);
    expect(rowsOf([shared, dutch], { countries: ['NL', 'FR'] })).toMatchObject([{ value: 17 }]);
    expect(rowsOf([shared, dutch], { countries: ['BE'] })).toMatchObject([{ value: null, operations: 1 }]);
    expect(rowsOf([shared, dutch], { countries: ['IT'] })).toMatchObject([{ value: null, operations: 0 }]);
  });

  it('restricts the rows of a table by country', () => {
    expect(tableOf(rowsOf([shared, dutch], { groupBy: ['country', 'year'], countries: ['NL'] }))).toEqual([
      [{ country: 'NL', year: 2025 }, 10],
      [{ country: 'NL', year: 2026 }, 3],
    ]);
  });

  it('groups by operation and month, what is unknown last', () => {
    const april = operation('april', [arrests({ value: 2 })], { month: '2026-04' });
    expect(tableOf(rowsOf([shared, april], { groupBy: ['month'] }))).toEqual([
      [{ month: '2026-04' }, 2],
      [{ month: null }, 90],
    ]);
    expect(tableOf(rowsOf([shared, april], { groupBy: ['operation'] }))).toEqual([
      [{ operation: 'april' }, 2],
      [{ operation: 'shared' }, 90],
    ]);
  });

  it('has no group where no operation falls into one', () => {
    expect(rowsOf([operation('a')], { groupBy: ['country'] })).toEqual([]);
  });
});

describe('countriesOf', () => {
  it('names participants and those that reported, once each', () => {
    const open = operation('open', [arrests({ country: 'FR' }), arrests({ country: 'NL' })], {
      participants: { countries: ['NL' as CountryCode], listComplete: false },
    });
    expect(countriesOf(open)).toEqual(['NL', 'FR']);
  });
});
