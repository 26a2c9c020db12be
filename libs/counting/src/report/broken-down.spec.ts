import { describe, expect, it } from '@jest/globals';
import { arrests, operation, participants, partOfWhole, rowsOf, tableOf } from '../builders.spec-support.js';

const bySex = { groupBy: ['sex'] } as const;
const women = { value: 4, group: { sex: 'female' } };
const men = { value: 5, group: { sex: 'male' } };

describe('brokenDown', () => {
  it('adds up to the total with a row for what is not broken down', () => {
    const whole = arrests({ value: 10 });
    const operations = [
      operation('a', [whole, partOfWhole(whole, women), partOfWhole(whole, men)]),
      operation('b', [arrests({ value: 7 })]),
    ];
    expect(rowsOf(operations, bySex)).toMatchObject([
      { group: { sex: 'female' }, value: 4, operations: 2, operationsReporting: 1 },
      { group: { sex: 'male' }, value: 5, operations: 2, operationsReporting: 1 },
      { group: { sex: 'not-broken-down' }, value: 8, operations: 2, operationsReporting: 2 },
    ]);
  });

  it('keeps that row where nothing is left for it', () => {
    const results = [women, men].map((group) => arrests({ ...group, partsComplete: true }));
    expect(tableOf(rowsOf([operation('a', results)], bySex))).toEqual([
      [{ sex: 'female' }, 4],
      [{ sex: 'male' }, 5],
      [{ sex: 'not-broken-down' }, 0],
    ]);
  });

  it('keeps one row, without a value, where there is nothing to break down', () => {
    expect(tableOf(rowsOf([operation('a')], bySex))).toEqual([[{ sex: 'not-broken-down' }, null]]);
    expect(tableOf(rowsOf([operation('a')], { groupBy: ['year', 'offence', 'sex', 'ageGroup'] }))).toEqual([
      [{ year: 2026, offence: null, sex: 'not-broken-down', ageGroup: 'not-broken-down' }, null],
    ]);
  });

  it('leaves the whole undivided where its parts exceed it', () => {
    const whole = arrests({ value: 8 });
    const results = [whole, partOfWhole(whole, women), partOfWhole(whole, men)];
    expect(tableOf(rowsOf([operation('a', results)], bySex))).toEqual([[{ sex: 'not-broken-down' }, 8]]);
  });

  it('never adds two breakdowns of the same persons', () => {
    const whole = arrests({ value: 10 });
    const results = [
      whole,
      partOfWhole(whole, women),
      partOfWhole(whole, { value: 6, group: { sex: 'male' } }),
      partOfWhole(whole, { value: 2, group: { ageGroup: 'minor' } }),
      partOfWhole(whole, { value: 1, group: { sex: 'female', ageGroup: 'minor' } }),
    ];
    expect(tableOf(rowsOf([operation('a', results)], bySex))).toEqual([
      [{ sex: 'female' }, 4],
      [{ sex: 'male' }, 6],
      [{ sex: 'not-broken-down' }, 0],
    ]);
    expect(tableOf(rowsOf([operation('a', results)], { groupBy: ['sex', 'ageGroup'] }))).toEqual([
      [{ sex: 'female', ageGroup: 'minor' }, 1],
      [{ sex: 'not-broken-down', ageGroup: 'not-broken-down' }, 9],
    ]);
  });

  it('prefers the parts of the whole’s own offence', () => {
    const whole = arrests({ value: 10, offence: 'trafficking' });
    const results = [
      whole,
      partOfWhole(whole, { value: 2, group: { sex: 'female' }, offence: 'other' }),
      partOfWhole(whole, { ...women, group: { sex: 'female', citizenship: 'third-country' } }),
    ];
    expect(tableOf(rowsOf([operation('a', results)], bySex))).toEqual([
      [{ sex: 'female' }, 4],
      [{ sex: 'not-broken-down' }, 6],
    ]);
  });

  it('adds the groups of several finer parts', () => {
    const whole = arrests({ value: 10 });
    const results = [
      whole,
      partOfWhole(whole, { value: 1, group: { sex: 'female', ageGroup: 'minor' } }),
      partOfWhole(whole, { value: 3, group: { ageGroup: 'adult', sex: 'female' } }),
    ];
    expect(rowsOf([operation('a', results)], bySex)).toMatchObject([
      { group: { sex: 'female' }, value: 4, operationsReporting: 1 },
      { group: { sex: 'not-broken-down' }, value: 6 },
    ]);
  });

  it('says how precise the rest is', () => {
    const precisionsOf = (whole: ReturnType<typeof arrests>, precision: 'exact' | 'about') =>
      rowsOf([operation('a', [whole, partOfWhole(whole, { ...women, precision })])], bySex).map(
        (row) => row.precision,
      );
    expect(precisionsOf(arrests({ value: 10 }), 'exact')).toEqual(['exact', 'exact']);
    expect(precisionsOf(arrests({ value: 4, precision: 'over' }), 'exact')).toEqual(['exact', 'over']);
    expect(precisionsOf(arrests({ value: 10 }), 'about')).toEqual(['about', 'about']);
  });

  it('breaks down by offence and group together', () => {
    const trafficking = arrests({ value: 10, offence: 'trafficking' });
    const results = [
      trafficking,
      partOfWhole(trafficking, women),
      arrests({ value: 3, offence: 'smuggling' }),
    ];
    expect(tableOf(rowsOf([operation('a', results)], { groupBy: ['offence', 'sex'] }))).toEqual([
      [{ offence: 'smuggling', sex: 'not-broken-down' }, 3],
      [{ offence: 'trafficking', sex: 'female' }, 4],
      [{ offence: 'trafficking', sex: 'not-broken-down' }, 6],
    ]);
  });

  it('breaks an incomplete sum down beside the total', () => {
    const share = arrests({ country: 'NL', value: 5 });
    const incomplete = operation('a', [share, partOfWhole(share, women)], {
      participants: participants('NL', 'FR'),
    });
    expect(rowsOf([incomplete], bySex)).toMatchObject([
      { group: { sex: 'female' }, value: null, partial: { value: 4, operations: 1 } },
      { group: { sex: 'not-broken-down' }, value: null, partial: { value: 1, operations: 1 } },
    ]);
  });

  it('splits money to the cent', () => {
    const EUR = { indicator: 'assetsSeized', unit: 'EUR' };
    const whole = arrests({ ...EUR, value: 0.3 });
    const results = [whole, partOfWhole(whole, { value: 0.1, group: { sex: 'female' } })];
    expect(tableOf(rowsOf([operation('a', results)], { ...bySex, indicators: [EUR] }))).toEqual([
      [{ sex: 'female' }, 0.1],
      [{ sex: 'not-broken-down' }, 0.2],
    ]);
  });
});
