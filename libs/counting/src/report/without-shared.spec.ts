import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import { arrests, operation, participants, partOfWhole, rowsOf, tableOf } from '../builders.spec-support.js';
import type { CountedResult } from '../counted-result.js';

const behind = (other: CountedResult, elsewhere: string) => ({
  stepsBackBehind: {
    id: other.id,
    elsewhere,
    ...(other.country !== undefined && { country: other.country }),
  },
});
const GERMANY = 'DE' as CountryCode;
const [ofNL, ofFR] = [{ participants: participants('NL') }, { participants: participants('FR') }];

describe('A result that steps back behind one of another operation', () => {
  const counting = arrests({ country: 'FR', value: 5 });
  const shared = arrests({ country: 'NL', value: 5, ...behind(counting, 'other') });
  const more = arrests({ country: 'NL', value: 4 });
  const own = operation('own', [shared, more], ofNL);
  const other = operation('other', [counting], ofFR);

  it('counts once where one row holds both sums', () => {
    for (const operations of [
      [own, other],
      [other, own],
    ]) {
      expect(rowsOf(operations)).toMatchObject([{ value: 9, precision: 'exact', operationsReporting: 2 }]);
    }
  });

  it('counts in its own operation, and in each country’s row', () => {
    expect(rowsOf([own])[0]?.value).toBe(9);
    expect(tableOf(rowsOf([own, other], { groupBy: ['operation'] }))).toEqual([
      [{ operation: 'other' }, 5],
      [{ operation: 'own' }, 9],
    ]);
    expect(tableOf(rowsOf([own, other], { groupBy: ['country'] }))).toEqual([
      [{ country: 'FR' }, 5],
      [{ country: 'NL' }, 9],
    ]);
  });

  it('counts once in a row of both countries over both operations, and in one of one country that gave both', () => {
    expect(rowsOf([own, other], { countries: ['NL', 'FR'] })[0]?.value).toBe(9);
    expect(rowsOf([own, other], { countries: ['NL'] })[0]?.value).toBe(9);
    expect(rowsOf([own], { countries: ['NL', 'FR'] })[0]?.value).toBe(9);

    const dutch = arrests({ country: 'NL', value: 5 });
    const again = arrests({ country: 'NL', value: 5, ...behind(dutch, 'first') });
    const both = [operation('first', [dutch], ofNL), operation('again', [again, more], ofNL)];
    expect(tableOf(rowsOf(both, { groupBy: ['country'] }))).toEqual([[{ country: 'NL' }, 9]]);
    expect(rowsOf(both)[0]?.value).toBe(9);
  });

  it('counts once in a row of countries beside its repetition in the row of one that carried it out', () => {
    const carried = { ...shared, carriedOutBy: [GERMANY] };
    const taking = { participants: participants('NL', 'DE') };
    const both = [operation('own', [carried, more], taking), other];
    const row = (...countries: readonly string[]) => rowsOf(both, { countries })[0]?.value;
    expect([row('NL', 'DE'), row('DE', 'FR'), row('NL', 'DE', 'FR')]).toEqual([9, 5, 9]);
  });

  it('counts beside a figure stated for the whole: nobody knows whether that contains it', () => {
    const stating = operation('other', [counting, arrests({ value: 5 })], ofFR);
    expect(rowsOf([own, stating])[0]?.value).toBe(14);
    const stated = operation('own', [shared, more, arrests({ value: 20 })], ofNL);
    expect(stated.figures[0]).not.toHaveProperty('sharedWith');
    expect(rowsOf([stated, other])[0]?.value).toBe(25);
  });

  it('is taken off an incomplete sum where the other one is incomplete, too', () => {
    const few = { participants: participants('NL', 'FR', 'BE') };
    const incomplete = [operation('own', [shared, more], few), operation('other', [counting], few)];
    expect(rowsOf(incomplete)[0]?.partial).toMatchObject({ value: 9 });
    const [row] = rowsOf([operation('own', [shared, more], few), other]);
    expect([row?.value, row?.partial?.value]).toEqual([5, 9]);
  });

  it('leaves what is about right, and exactly nothing where there was nothing else', () => {
    const about = operation('own', [{ ...shared, precision: 'about' }, more], ofNL);
    expect(rowsOf([about, other])[0]).toMatchObject({ value: 9, precision: 'about' });
    const alone = operation('own', [{ ...shared, precision: 'about' }], ofNL);
    expect(rowsOf([alone, other])[0]).toMatchObject({ value: 5, precision: 'exact' });
    const none = arrests({ country: 'NL', value: 0, precision: 'at-least' });
    const besideNone = operation('own', [shared, none], ofNL);
    expect(rowsOf([besideNone, other])[0]).toMatchObject({ value: 5, precision: 'about' });
    const atLeast = operation('own', [{ ...shared, precision: 'at-least' }, none], ofNL);
    expect(rowsOf([atLeast, other])[0]).toMatchObject({ value: 5, precision: 'about' });
  });

  it('takes its parts with it, so that tables add up', () => {
    const women = (whole: CountedResult) => partOfWhole(whole, { value: 3, group: { sex: 'female' } });
    const operations = [
      operation('own', [shared, women(shared), more], ofNL),
      operation('other', [counting, women(counting)], ofFR),
    ];
    expect(tableOf(rowsOf(operations, { groupBy: ['sex'] }))).toEqual([
      [{ sex: 'female' }, 3],
      [{ sex: 'not-broken-down' }, 6],
    ]);
  });

  it('counts once beside another operation’s that steps back behind the same, in rows without that one, too', () => {
    const german = arrests({ country: 'DE', value: 5, ...behind(counting, 'other') });
    const third = operation('third', [german], { participants: participants('DE') });
    expect([rowsOf([own, third])[0]?.value, rowsOf([own, third, other])[0]?.value]).toEqual([9, 9]);
    const row = (...countries: readonly string[]) => rowsOf([own, third, other], { countries })[0]?.value;
    expect([row('NL', 'DE'), row('DE'), row('NL', 'DE', 'FR')]).toEqual([9, 5, 9]);
  });

  it('is taken off the newer report that it went into, and off the figure that contains it', () => {
    const report = { country: 'NL', counting: 'running-total' } as const;
    const older = arrests({ ...report, value: 5, statedAt: '2026-04-20', ...behind(counting, 'other') });
    const newer = arrests({ ...report, value: 8, statedAt: '2026-04-21' });
    const trafficking = arrests({
      ...{ country: 'NL', value: 5, offence: 'trafficking' as const },
      ...behind(counting, 'other'),
    });
    for (const results of [
      [older, newer],
      [trafficking, arrests({ country: 'NL', value: 8 })],
    ]) {
      const both = [operation('own', results, ofNL), other];
      expect(rowsOf(both)[0]).toMatchObject({ value: 8, precision: 'exact' });
      expect(rowsOf(both, { countries: ['NL', 'FR'] })[0]?.value).toBe(8);
      expect(tableOf(rowsOf(both, { groupBy: ['country'] }))).toEqual([
        [{ country: 'FR' }, 5],
        [{ country: 'NL' }, 8],
      ]);
    }
  });

  it('stays where two step back behind each other, in the smaller id', () => {
    const mutual = operation('other', [{ ...counting, ...behind(shared, 'own') }], ofFR);
    expect(rowsOf([own, mutual])[0]?.value).toBe(9);
  });
});
