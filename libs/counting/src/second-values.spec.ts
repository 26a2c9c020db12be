import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyHistoryOfValues } from './arbitraries.spec-support.js';
import { arrests, countedArrests, participants, partOfWhole } from './builders.spec-support.js';
import { isStanding, latestVersions, type CountedResult } from './counted-result.js';
import { operationFigures } from './operation-figures.js';
import { countableValues, displacedBy, standingValues } from './second-values.js';

const decidedOn = (day: number) => ({ retainedAt: `2026-05-0${day}T10:00:00.000Z` });
const valuesOf = (results: readonly CountedResult[]) => standingValues(results).map(({ value }) => value);

const first = arrests({ value: 520 });
const second = arrests({ value: 158, alternativeTo: first.id });
const third = arrests({ value: 160, alternativeTo: second.id });

describe('displacedBy', () => {
  it('are the first of the values and the one that stands, and not the value itself', () => {
    const displaced = (id: string, ...results: readonly CountedResult[]) =>
      displacedBy(id, results).map(({ value }) => value);
    expect(displaced(third.id, first, second, third)).toEqual([520]);
    expect(displaced(third.id, first, { ...second, ...decidedOn(1) }, third)).toEqual([520, 158]);
    expect(displaced(first.id, first, { ...second, ...decidedOn(1) }, third)).toEqual([158]);
    expect(displaced(third.id, third, arrests({ value: 7 }))).toEqual([]);
  });
});

describe('standingValues', () => {
  it('are the first ones, without a decision', () => {
    expect(valuesOf([third, second, first])).toEqual([520]);
  });

  it('are the retained ones, of which the newest decision counts, and the larger id at one instant', () => {
    expect(valuesOf([first, { ...second, ...decidedOn(1) }, third])).toEqual([158]);
    expect(valuesOf([first, { ...second, ...decidedOn(2) }, { ...third, ...decidedOn(1) }])).toEqual([158]);
    expect(valuesOf([{ ...first, ...decidedOn(3) }, { ...second, ...decidedOn(2) }, third])).toEqual([520]);
    expect(valuesOf([first, { ...second, ...decidedOn(1) }, { ...third, ...decidedOn(1) }])).toEqual([160]);
  });

  it('hold together where the first, or one between, has not come yet', () => {
    expect(valuesOf([third, { ...second, ...decidedOn(1) }])).toEqual([158]);
    expect(valuesOf([second, third])).toEqual([]);
    expect(valuesOf([first, { ...third, ...decidedOn(1) }])).toEqual([160]);
  });

  it('are never withdrawn or set aside: then the next decision counts, else the first', () => {
    const [older, newest] = [
      { ...second, ...decidedOn(1) },
      { ...third, ...decidedOn(2) },
    ];
    expect(valuesOf([first, older, { ...newest, withdrawn: true }])).toEqual([158]);
    expect(valuesOf([first, { ...older, notCounted: true }, { ...newest, withdrawn: true }])).toEqual([520]);
    expect(valuesOf([{ ...first, withdrawn: true }, older])).toEqual([158]);
    expect(valuesOf([{ ...first, withdrawn: true }, second])).toEqual([]);
  });

  it('have none in a circle, unless one of it is retained', () => {
    const circle = [
      { ...first, alternativeTo: third.id },
      { ...second, alternativeTo: first.id },
    ];
    expect(valuesOf([...circle, third])).toEqual([]);
    expect(valuesOf([...circle, { ...third, ...decidedOn(1) }])).toEqual([160]);
  });

  it('give way to nothing of another country, or of the lead, however the values were linked', () => {
    const dutch = arrests({ country: 'NL', value: 10 });
    const french = arrests({ country: 'FR', value: 3, alternativeTo: dutch.id });
    const zero = arrests({ country: 'FR', value: 0, alternativeTo: french.id, ...decidedOn(2) });
    expect(valuesOf([dutch, french, zero])).toEqual([10]);
    expect(valuesOf([first, { ...french, alternativeTo: first.id }, zero])).toEqual([520]);
    expect(valuesOf([dutch, { ...second, alternativeTo: dutch.id, ...decidedOn(2) }])).toEqual([10]);
    const own = arrests({ country: 'NL', value: 9, alternativeTo: zero.id, ...decidedOn(1) });
    expect(valuesOf([dutch, french, zero, own])).toEqual([9]);
    expect(displacedBy(own.id, [dutch, french, zero, own])).toEqual([dutch]);
  });

  it('leave another service its own way of counting', () => {
    const police = arrests({ country: 'NL', value: 8, counting: 'running-total' });
    const tax = { country: 'NL', reportingService: 'tax' } as const;
    const own = [arrests({ ...tax, value: 3 }), arrests({ ...tax, value: 4 })];
    const retained = arrests({ ...tax, value: 9, alternativeTo: police.id, ...decidedOn(1) });
    expect(countedArrests([police, ...own, retained], participants('NL'))?.value).toBe(16);
  });

  it('take the place in time of the report that they are a second value of', () => {
    const report = (value: number, day: number, given: Partial<CountedResult> = {}) =>
      arrests({ counting: 'running-total', value, statedAt: `2026-04-2${day}`, ...given });
    const [one, two] = [report(3, 1), report(8, 2)];
    const late = { counting: 'increment', statedAt: '2026-04-29', ...decidedOn(1) } as const;
    expect(countedArrests([one, two, arrests({ value: 9, alternativeTo: two.id, ...late })])?.value).toBe(9);
    expect(countedArrests([one, two, arrests({ value: 5, alternativeTo: one.id, ...late })])?.value).toBe(8);
  });

  it('are one for the whole, although a new first was stated after the old one was withdrawn', () => {
    const retained = { ...second, ...decidedOn(1) };
    const anew = arrests({ value: 200, statedAt: '2026-04-01' });
    expect(valuesOf([{ ...first, withdrawn: true }, retained, anew])).toEqual([158]);
    expect(valuesOf([{ ...first, withdrawn: true }, retained, { ...anew, ...decidedOn(2) }])).toEqual([200]);
  });

  it('are, of two for the whole that were stated at one time, the one that was logged first', () => {
    const late = arrests({ value: 7, loggedAt: '2026-04-27T19:00:00.000Z' });
    const early = arrests({ value: 8, loggedAt: '2026-04-27T18:00:00.000Z' });
    expect(valuesOf([late, early])).toEqual([8]);
  });
});

describe('A retained value', () => {
  it('brings its own parts, and those of the first are no parts of a figure', () => {
    const ofFirst = partOfWhole(first, { value: 300, group: { sex: 'male' } });
    const ofSecond = partOfWhole(second, { value: 100, group: { sex: 'male' } });
    const retained = { ...second, ...decidedOn(1) };
    const figures = operationFigures([first, ofFirst, retained, ofSecond], participants());
    expect(figures).toMatchObject([{ stated: [{ value: 158, parts: [{ value: 100 }] }] }]);
  });

  it('counts under its own indicator, and the first one’s indicator has no figure', () => {
    const potential = arrests({ indicator: 'potentialVictimsIdentified', value: 1_426 });
    const victims = arrests({ indicator: 'victimsIdentified', value: 1_426, alternativeTo: potential.id });
    const indicatorsIn = (results: readonly CountedResult[]) =>
      operationFigures(results, participants()).map(({ indicator }) => indicator);
    expect(indicatorsIn([potential, victims])).toEqual(['potentialVictimsIdentified']);
    expect(indicatorsIn([potential, { ...victims, ...decidedOn(1) }])).toEqual(['victimsIdentified']);
  });

  it('replaces one part among others', () => {
    const whole = arrests({ value: 51 });
    const part = partOfWhole(whole, { value: 30 });
    const other = partOfWhole(whole, { value: 33, alternativeTo: part.id, ...decidedOn(1) });
    const [figure] = operationFigures([whole, part, other], participants());
    expect(figure?.stated[0]?.parts.map(({ value }) => value)).toEqual([33]);
    expect(countableValues([whole, part, other])).toEqual([whole]);
  });
});

describe('Among any results', () => {
  it('a second value stands only by a decision, and nothing withdrawn or set aside does', () => {
    fc.assert(
      fc.property(anyHistoryOfValues, (history) => {
        for (const { alternativeTo, retainedAt, withdrawn, notCounted } of standingValues(history)) {
          expect(withdrawn || notCounted === true).toBe(false);
          expect(alternativeTo === undefined || retainedAt !== undefined).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a country’s own value gives way only to one that the country retained', () => {
    fc.assert(
      fc.property(anyHistoryOfValues, (history) => {
        const standing = standingValues(history);
        for (const one of latestVersions(history)) {
          const { alternativeTo, country } = one;
          if (alternativeTo !== undefined || country === undefined || !isStanding(one)) continue;
          const own = standing.filter((value) => value.country === country);
          expect(own.some(({ id, retainedAt }) => id === one.id || retainedAt !== undefined)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no value stands beside one that it is a second value of', () => {
    fc.assert(
      fc.property(anyHistoryOfValues, (history) => {
        const standing = new Set(standingValues(history).map(({ id }) => id));
        for (const { id, alternativeTo } of latestVersions(history)) {
          if (alternativeTo === undefined || alternativeTo === id) continue;
          expect(standing.has(id) && standing.has(alternativeTo)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
