import { describe, expect, it } from '@jest/globals';
import { country, day, result, stated } from './builders.spec-support.js';
import { closingFigures } from './closing-figures.js';
import type { ReportedResultState } from './reported-result.js';

const of = (state: ReportedResultState, version = 1) => ({ ...state, version });
const france = (given: Partial<ReportedResultState> = {}) => result({ id: 'fr', ...given });
const netherlands = (given: Partial<ReportedResultState> = {}) =>
  result({ id: 'nl', country: country('NL'), value: 2, ...given });

describe('closingFigures', () => {
  it('adds the shares up once everybody has answered, and says on how many they rest', () => {
    expect(closingFigures(day(), [of(france({ precision: 'at-least' }), 4), of(netherlands())])).toEqual([
      {
        ...{
          indicator: 'personsArrested',
          unit: 'persons',
          madeOf: 'shares',
          value: 5,
          precision: 'at-least',
        },
        offence: 'any',
        results: 2,
      },
    ]);
  });

  it('takes a nil return as an answer', () => {
    const figures = closingFigures(day(), [of(france()), of(netherlands({ value: 0 }))]);
    expect(figures).toMatchObject([{ madeOf: 'shares', value: 3 }]);
  });

  it('gives no value while somebody has not answered', () => {
    const figures = closingFigures(day(), [of(france())]);
    expect(figures).toEqual([
      {
        indicator: 'personsArrested',
        unit: 'persons',
        madeOf: 'incomplete',
        value: null,
        precision: null,
        results: 0,
      },
    ]);
  });

  it('follows what the lead decided', () => {
    const because = { reason: 'enough', at: '2026-05-02T10:00:00.000Z' };
    const decided = day({
      decisions: [{ indicator: 'personsArrested', unit: 'persons', use: 'shares', ...because }],
    });
    expect(closingFigures(decided, [of(france()), of(stated({ id: 'whole', value: 9 }))])).toMatchObject([
      { madeOf: 'shares', value: 3, results: 1 },
    ]);
  });

  it('takes the second value that was retained', () => {
    const retained = { at: '2026-05-02T10:00:00.000Z', reason: 'the lead’s own count' };
    const results = [
      of(stated({ id: 'whole', value: 9 })),
      of(stated({ id: 'second', value: 70, alternativeTo: 'whole', retained })),
    ];
    expect(closingFigures(day(), results)).toMatchObject([{ value: 70, results: 1 }]);
  });

  it('goes before the shares with a figure stated for the whole', () => {
    const results = [of(france()), of(netherlands()), of(stated({ id: 'whole', value: 9 }))];
    expect(closingFigures(day(), results)).toMatchObject([{ madeOf: 'stated', value: 9, results: 1 }]);
  });

  it('leaves out what was withdrawn, set aside or is a second value', () => {
    const results = [
      of(stated({ id: 'withdrawn', value: 90, status: 'withdrawn' })),
      of(stated({ id: 'aside', value: 80, notCounted: { reason: 'of an earlier phase' } })),
      of(stated({ id: 'whole', value: 9 })),
      of(stated({ id: 'second', value: 70, alternativeTo: 'whole' })),
    ];
    expect(closingFigures(day(), results)).toMatchObject([{ value: 9, results: 1 }]);
  });

  it('has one figure for each indicator and unit, and none without results', () => {
    const cash = { indicator: 'cashSeized', value: 10.1 };
    const figures = closingFigures(day(), [
      of(stated({ id: 'arrests' })),
      of(stated({ id: 'euro', unit: 'EUR', ...cash })),
      of(stated({ id: 'dollar', unit: 'USD', ...cash })),
    ]);
    expect(figures.map(({ indicator, unit }) => `${indicator} ${unit}`).sort()).toEqual([
      ...['cashSeized EUR', 'cashSeized USD', 'personsArrested persons'],
    ]);
    expect(closingFigures(day(), [])).toEqual([]);
  });
});
