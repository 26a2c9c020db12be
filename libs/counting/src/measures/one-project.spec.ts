import { describe, expect, it } from '@jest/globals';
import type { Currency } from '@entente/kernel';
import { measure } from './builders.spec-support.js';
import { conflictsOf, projectsOf } from './one-project.js';

const idsOf = (projects: ReturnType<typeof projectsOf>): unknown =>
  projects.map((project) => project.map(({ id }) => id));

describe('projectsOf', () => {
  it('takes one word for it, whichever side says it, and both', () => {
    const measures = [
      measure({ id: 'a', sameProjectAs: ['b'] }),
      measure({ id: 'b' }),
      measure({ id: 'c', sameProjectAs: ['d'] }),
      measure({ id: 'd', sameProjectAs: ['c'] }),
      measure({ id: 'e' }),
    ];
    expect(idsOf(projectsOf(measures))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('follows chains, and records that nobody has sent', () => {
    const measures = [
      measure({ id: 'a', sameProjectAs: ['not here'] }),
      measure({ id: 'b', sameProjectAs: ['c'] }),
      measure({ id: 'c', sameProjectAs: ['not here'] }),
    ];
    expect(idsOf(projectsOf(measures))).toEqual([['a', 'b', 'c']]);
  });
});

describe('conflictsOf', () => {
  it('names what two records both say, and say differently', () => {
    const eur = 'EUR' as Currency;
    const told = { startsOn: '2019', thirdCountries: ['NE'], status: 'ongoing' } as const;
    const project = [
      measure({ ...told, id: 'a', funding: { total: { amount: 11, currency: eur } } }),
      measure({ ...told, id: 'b', status: 'suspended', startsOn: '2023', endsOn: '2028' }),
      measure({ ...told, id: 'c', funding: { total: { amount: 13, currency: eur } } }),
    ];
    const found = conflictsOf(project).map(({ field, said }) => [
      field,
      said.map(({ measure: { id }, value }) => `${id} ${value}`),
    ]);
    expect(found).toEqual([
      ['status', ['a ongoing', 'b suspended', 'c ongoing']],
      ['start', ['a 2019', 'b 2023', 'c 2019']],
      ['stated total', ['a 11 EUR', 'c 13 EUR']],
    ]);
  });

  it('has no contradiction between a status and one that nobody said', () => {
    const project = [measure(), measure({ status: 'planned', statusBasis: 'unknown' })];
    expect(conflictsOf(project)).toEqual([]);
  });

  it('takes a year and a month of it for the same, unless somebody else says another month', () => {
    const starting = (...dates: string[]) =>
      conflictsOf(dates.map((startsOn) => measure({ startsOn }))).map(({ field }) => field);
    expect(starting('2019', '2019-06', '2019-06-15')).toEqual([]);
    expect(starting('2019', '2019-06', '2019-07')).toEqual(['start']);
  });

  it('finds nothing in what one record alone says', () => {
    expect(conflictsOf([measure({ startsOn: '2020', thirdCountries: ['NG'] }), measure()])).toEqual([]);
  });
});
