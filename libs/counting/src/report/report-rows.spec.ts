import { describe, expect, it } from '@jest/globals';
import { arrests, operation, participants, rowsOf, someOf } from '../builders.spec-support.js';

const EUR = { indicator: 'assetsSeized', unit: 'EUR' };

describe('reportRows', () => {
  it('sums the operations of a group', () => {
    const operations = [
      operation('a', [arrests({ value: 10 })]),
      operation('b', [arrests({ value: 5, precision: 'over' })]),
      operation('c'),
    ];
    expect(rowsOf(operations)).toEqual([
      {
        ...{ group: {}, indicator: 'personsArrested', unit: 'persons', offence: 'any' },
        ...{ value: 15, precision: 'over', operations: 3, nested: 0, operationsReporting: 2 },
      },
    ]);
  });

  it('answers null, not 0, where nobody gives a figure', () => {
    const asked = [
      { indicator: 'personsArrested', unit: 'persons' },
      { indicator: 'platformsChecked', unit: null },
    ];
    const silent = { value: null, precision: null, nested: 0, operationsReporting: 0 };
    expect(rowsOf([operation('a')], { indicators: asked })).toEqual(
      asked.map((one) => ({ group: {}, ...one, ...silent, operations: 1 })),
    );
    expect(rowsOf([])).toMatchObject([{ group: {}, value: null, operations: 0 }]);
  });

  it('keeps a reported 0', () => {
    expect(rowsOf([operation('a', [arrests({ value: 0 })])])).toMatchObject([
      { value: 0, operationsReporting: 1 },
    ]);
  });

  it('has a row for each group and asked indicator, the unknown group last', () => {
    const checked = { indicator: 'personsChecked', unit: 'persons' };
    const operations = [
      operation('undated', [arrests({ value: 1 })], { year: null }),
      operation('late', [arrests({ value: 2 })], { year: 2026 }),
      operation('early', [arrests({ ...checked, value: 300 })], { year: 2016 }),
    ];
    const indicators = [{ indicator: 'personsArrested', unit: 'persons' }, checked];
    expect(
      rowsOf(operations, { groupBy: ['year'], indicators }).map(({ group, indicator, value }) => [
        ...[group.year, indicator, value],
      ]),
    ).toEqual([
      [2016, 'personsArrested', null],
      [2016, 'personsChecked', 300],
      [2026, 'personsArrested', 2],
      [2026, 'personsChecked', null],
      [null, 'personsArrested', 1],
      [null, 'personsChecked', null],
    ]);
  });

  it('names the dimensions of a group in the order they were asked for', () => {
    const [row] = rowsOf([operation('a', [], { month: '2026-04' })], { groupBy: ['month', 'year'] });
    expect(Object.entries(row?.group ?? {})).toEqual([
      ['month', '2026-04'],
      ['year', 2026],
    ]);
  });

  it('adds no victims of one kind to those of another', () => {
    const victims = ['potentialVictimsIdentified', 'victimsIdentified'].map((indicator) => ({
      ...{ indicator, unit: 'persons' },
    }));
    const results = victims.map((kind, index) => arrests({ ...kind, value: index + 1 }));
    expect(rowsOf([operation('a', results)], { indicators: victims }).map(({ value }) => value)).toEqual([
      1, 2,
    ]);
  });

  it('adds money to the cent, each currency on its own', () => {
    const operations = [0.1, 0.2, 0.4].map((value, index) =>
      operation(`op-${index}`, [
        arrests({ ...EUR, value }),
        arrests({ indicator: 'assetsSeized', unit: 'USD', value: 1000 }),
      ]),
    );
    expect(rowsOf(operations, { indicators: [EUR] })).toMatchObject([{ unit: 'EUR', value: 0.7 }]);
  });

  it('marks a sum that rests on an unconfirmed result', () => {
    const confirmed = operation('a', [arrests()]);
    expect(rowsOf([confirmed])[0]).not.toHaveProperty('provisional');
    expect(rowsOf([confirmed, operation('b', [arrests({ provisional: true })])])).toMatchObject([
      { provisional: true },
    ]);
  });

  describe('with incomplete sums', () => {
    const incomplete = operation('a', [arrests({ country: 'NL', value: 3 })], {
      participants: someOf(44, 'NL'),
    });

    it('shows them beside the total, with their coverage', () => {
      const another = operation('b', [arrests({ country: 'FR', value: 4, precision: 'about' })], {
        participants: participants('NL', 'FR'),
      });
      expect(rowsOf([incomplete, another, operation('c', [arrests({ value: 100 })])])).toMatchObject([
        {
          ...{ value: 100, precision: 'exact', operationsReporting: 1 },
          partial: { value: 7, precision: 'about', operations: 2, coverage: { answered: 2, of: 46 } },
        },
      ]);
    });

    it('keeps the value null where there is nothing else', () => {
      expect(rowsOf([incomplete])).toMatchObject([
        { value: null, operationsReporting: 0, partial: { value: 3, coverage: { answered: 1, of: 44 } } },
      ]);
    });

    it('knows of no coverage where one number of participants is unknown', () => {
      const unknown = operation('b', [arrests({ country: 'FR' })]);
      expect(rowsOf([incomplete, unknown])).toMatchObject([
        { partial: { operations: 2, coverage: { answered: 2, of: null } } },
      ]);
    });
  });

  describe('by offence', () => {
    const operations = [
      operation('a', [
        arrests({ value: 30, offence: 'trafficking' }),
        arrests({ value: 12, offence: 'smuggling' }),
      ]),
      operation('b', [arrests({ value: 5, offence: 'trafficking' })]),
    ];

    it('labels a sum of different offences mixed', () => {
      expect(rowsOf(operations)).toMatchObject([{ value: 47, offence: 'mixed', operationsReporting: 2 }]);
      expect(rowsOf(operations.slice(1))).toMatchObject([{ value: 5, offence: 'trafficking' }]);
    });

    it('splits it', () => {
      const rows = rowsOf(operations, { groupBy: ['offence'] });
      expect(rows).toMatchObject([
        { group: { offence: 'smuggling' }, value: 12, operations: 2, operationsReporting: 1 },
        { group: { offence: 'trafficking' }, value: 35, operations: 2, operationsReporting: 2 },
      ]);
      expect(rows[0]).not.toHaveProperty('offence');
    });

    it('keeps one row where there is nothing to split', () => {
      expect(rowsOf([operation('a')], { groupBy: ['offence'] })).toMatchObject([
        { group: { offence: null }, value: null, operations: 1 },
      ]);
    });
  });
});
