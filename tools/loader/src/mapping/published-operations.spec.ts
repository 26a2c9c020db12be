import { describe, expect, it } from '@jest/globals';
import { publishedOperationsToCommands } from './published-operations.js';
import { NotAList } from './rows-of-file.js';

describe('publishedOperationsToCommands, given malformed rows', () => {
  const operation = {
    id: 'made-up',
    name: 'Made up',
    kind: 'joint_action_day',
    crimeArea: null,
    year: null,
    results: [{ indicator: 'arrests', value: 3 }],
  };
  const refusedOf = (...operations: unknown[]): unknown => publishedOperationsToCommands(operations).refused;

  it('takes an operation of which nearly nothing is known', () => {
    expect(publishedOperationsToCommands([operation])).toMatchObject({
      operations: [{ body: { crimeAreas: [], period: {}, participants: [], listComplete: false } }],
      refused: [],
    });
  });

  it.each([
    ['no object', 7, 'operation 0 of the file', 'is not an object'],
    ['no id', { ...operation, id: undefined }, 'operation 0 of the file', 'has no "id"'],
    ['a name of another type', { ...operation, name: 5 }, 'made-up', 'has a "name" that is not a text'],
    ['an unknown kind', { ...operation, kind: 'raid' }, 'made-up', 'is of the unknown kind "raid"'],
    [
      'an unknown country',
      { ...operation, leadCountry: 'ZZ' },
      'made-up',
      'has the unknown country "ZZ" in "leadCountry"',
    ],
  ])('refuses an operation with %s', (_what, row, name, reason) => {
    expect(refusedOf(row)).toEqual([{ name, reason }]);
  });

  it('refuses a second operation of one id', () => {
    expect(refusedOf(operation, operation)).toEqual([
      { name: 'made-up', reason: 'has the id of an earlier operation of the file' },
    ]);
  });

  it('refuses one result with its parts, and keeps the others at their places', () => {
    const results = [
      { indicator: 'arrests', value: 9, breakdown: { ZZ: 4, FR: 5 } },
      { indicator: 'arrests', value: '12' },
      { indicator: 'arrests', value: 7, breakdown: { EL: 7 } },
    ];
    const whole = publishedOperationsToCommands([{ ...operation, results: [{}, {}, results[2]] }]);
    const mapped = publishedOperationsToCommands([{ ...operation, results }]);

    expect(mapped.operations[0]?.results).toEqual(whole.operations[0]?.results);
    expect(mapped.operations[0]?.results.map(({ body }) => body)).toMatchObject([
      { value: 7, partsComplete: true },
      { scope: 'country', country: 'GR', breakdownLabel: 'EL' },
    ]);
    expect(mapped.refused).toEqual([
      { name: 'made-up, result 0 (arrests)', reason: 'is broken down by the unknown country "ZZ"' },
      { name: 'made-up, result 1 (arrests)', reason: 'has a "value" that is not a number of zero or more' },
    ]);
  });

  it('refuses a national entry without a country, and a second value without a first', () => {
    const nationalResults = [{ country: null, results: [{ indicator: 'arrests', value: 1 }] }];
    const results = [{ indicator: 'arrests', value: 2, alternative: true }];
    expect(refusedOf({ ...operation, nationalResults, results })).toEqual([
      { name: 'made-up, national entry 0', reason: 'has no "country"' },
      { name: 'made-up, result 0 (arrests)', reason: 'is a second value and there is no first one' },
    ]);
  });

  it('names the fields it has no place for', () => {
    expect(publishedOperationsToCommands([{ ...operation, mood: 'good' }]).unread).toEqual([
      { name: 'made-up', reason: 'has a field that is not known: "mood"' },
    ]);
  });

  it('takes nothing but a list', () => {
    expect(() => publishedOperationsToCommands({ operations: [] })).toThrow(NotAList);
  });
});
